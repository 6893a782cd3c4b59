package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.console.view.BoardListView;
import vn.loaxa.console.view.MissingRow;
import vn.loaxa.console.view.VisitGroup;
import vn.loaxa.console.view.VisitRow;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/**
 * The lists of a board that may be as long as the commune is large: each on a page of its own, a village or a hundred people at
 * a time. The board shows their beginning and fetches the rest when somebody opens it.
 */
final class BoardLists {
    /** More rows than this and the board leaves them to the pages here: on a village's network they are a second of waiting. */
    static final int AT_ONCE = 100;

    private static final Messages MESSAGES = new Messages("board");

    private final Database database;
    private final DirectiveService directives;
    private final BoardPage board;
    private final Sight sight;
    private final Frame frame;
    private final Renderer renderer;

    BoardLists(
            Database database,
            DirectiveService directives,
            BoardPage board,
            Sight sight,
            Frame frame,
            Renderer renderer) {
        this.database = database;
        this.directives = directives;
        this.board = board;
        this.sight = sight;
        this.frame = frame;
        this.renderer = renderer;
    }

    /** Whom to visit in one village, list by list of those who go; all of it, because it is printed. */
    void visits(Context context, Visitor visitor) {
        String village = String.valueOf(context.queryParam("thon"));
        BoardListView view = database.read(handle -> {
            Directive directive = board.find(handle, context, visitor);
            if (!directive.inForce() && !directive.dispatch().drill()) {
                throw new NotThere();
            }
            VisitGroup group =
                    VisitGroups.of(seen(handle, visitor, directive).visits(), board.about(directive, visitor.zone()))
                            .stream()
                            .filter(one -> one.village().equals(village))
                            .findFirst()
                            .orElseThrow(NotThere::new);
            return new BoardListView(
                    frame.of(visitor, directive.title(), "/chi-dao"),
                    directive.shortNumber(),
                    MESSAGES.text("visits.title", Map.of("village", village, "n", group.people())),
                    MESSAGES.text("visits.note"),
                    "",
                    group.walks(),
                    village,
                    List.of(),
                    List.of(),
                    false,
                    "",
                    "");
        });
        boolean part = context.header("HX-Request") != null;
        renderer.page(context, part ? "visit-walks" : "board-list", view);
    }

    /** Who has a directive that no longer counts, for those who see all of it. */
    void holders(Context context, Visitor visitor) {
        rows(context, visitor, "holders", (handle, directive) -> {
            if (!Sight.whole(visitor, directive) || !Sight.out(directive)) {
                throw new NotThere();
            }
            return directives.holders(handle, visitor.communeId(), directive);
        });
    }

    /** Whose message nobody knows the end of. */
    void unsure(Context context, Visitor visitor) {
        rows(context, visitor, "unsure", (handle, directive) -> seen(handle, visitor, directive)
                .unsure());
    }

    /** Who has not acknowledged in the visitor's own branch, with the button to do it for them. */
    void missing(Context context, Visitor visitor) {
        if (!visitor.may(Right.ACKNOWLEDGE_FOR_OTHERS)) {
            throw new NotThere();
        }
        BoardListView view = database.read(handle -> {
            Directive directive = board.find(handle, context, visitor);
            List<MissingRow> all =
                    directive.inForce() ? board.missing(handle, visitor, directive) : List.<MissingRow>of();
            if (all.isEmpty() && !Sight.whole(visitor, directive)) {
                throw new NotThere();
            }
            return list(context, visitor, directive, "missing", all, part -> List.of(), part -> part);
        });
        renderer.page(context, "board-list", view);
    }

    @FunctionalInterface
    private interface People {
        List<Board.Visit> of(Handle handle, Directive directive);
    }

    private void rows(Context context, Visitor visitor, String kind, People people) {
        BoardListView view = database.read(handle -> {
            Directive directive = board.find(handle, context, visitor);
            List<VisitRow> all = VisitGroups.rows(people.of(handle, directive));
            return list(context, visitor, directive, kind, all, part -> part, part -> List.of());
        });
        renderer.page(context, "board-list", view);
    }

    private <T> BoardListView list(
            Context context,
            Visitor visitor,
            Directive directive,
            String kind,
            List<T> all,
            Function<List<T>, List<VisitRow>> rows,
            Function<List<T>, List<MissingRow>> missing) {
        int from = Math.min(Paging.from(context), all.size());
        int until = Math.min(from + AT_ONCE, all.size());
        List<T> part = new ArrayList<>(all.subList(from, until));
        String here = context.path() + "?tu=";
        return new BoardListView(
                frame.of(visitor, directive.title(), "/chi-dao"),
                directive.shortNumber(),
                MESSAGES.text(kind + ".title", Map.of("n", all.size())),
                all.isEmpty()
                        ? MESSAGES.text("list.empty")
                        : MESSAGES.text("list.part", Map.of("from", from + 1, "until", until, "n", all.size())),
                MESSAGES.text(kind + ".column"),
                List.of(),
                "",
                rows.apply(part),
                missing.apply(part),
                !directive.answers().none(),
                from == 0 ? "" : here + Math.max(0, from - AT_ONCE),
                until == all.size() ? "" : here + until);
    }

    private Board seen(Handle handle, Visitor visitor, Directive directive) {
        if (!Sight.out(directive)) {
            throw new NotThere();
        }
        return directives
                .board(handle, visitor.communeId(), directive.shortNumber())
                .flatMap(all -> sight.of(handle, visitor, all))
                .orElseThrow(NotThere::new);
    }
}
