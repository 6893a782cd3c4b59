package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AnswerResult;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Nudge;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Receipt;
import vn.loaxa.console.view.BoardFigures;
import vn.loaxa.console.view.DirectivesView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.PersonId;

/** The list of directives, the board of one, and what may be done with it. */
final class DirectivePages {
    private static final int LISTED = 30;
    private static final String VIA = "console";

    private final Database database;
    private final DirectiveService directives;
    private final DirectiveItems items;
    private final BoardPage board;
    private final Sight sight;
    private final BoardFiguresMaker figures;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Drafting drafting;
    private final Clock clock;

    DirectivePages(
            Database database,
            DirectiveService directives,
            DirectiveItems items,
            BoardPage board,
            Sight sight,
            BoardFiguresMaker figures,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Drafting drafting,
            Clock clock) {
        this.database = database;
        this.directives = directives;
        this.items = items;
        this.board = board;
        this.sight = sight;
        this.figures = figures;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.drafting = drafting;
        this.clock = clock;
    }

    void list(Context context, Visitor visitor) {
        Instant now = clock.instant();
        boolean writes = visitor.mayAnyOf(Routes.COMPOSE);
        int from = Paging.from(context);
        DirectivesView view = database.read(handle -> {
            // One more than shown tells if there are older ones.
            boolean older = directives
                            .recent(handle, visitor.communeId(), from + LISTED, 1)
                            .size()
                    > 0;
            return new DirectivesView(
                    frame.of(visitor, wording.text("nav.directives"), "/chi-dao"),
                    writes,
                    writes && from == 0 ? drafting.list(handle, visitor) : List.of(),
                    items.of(handle, visitor, items.seen(handle, visitor, from, LISTED), now),
                    from == 0 ? "" : "/chi-dao?tu=" + Math.max(0, from - LISTED),
                    older ? "/chi-dao?tu=" + (from + LISTED) : "");
        });
        renderer.page(context, "directives", view);
    }

    void board(Context context, Visitor visitor) {
        show(context, visitor, "");
    }

    /** Only the figures, for the page that is already open. */
    void figures(Context context, Visitor visitor) {
        BoardFigures seen = database.read(handle -> {
            Directive directive = board.find(handle, context, visitor);
            Board own = directives
                    .board(handle, visitor.communeId(), directive.shortNumber())
                    .flatMap(whole -> sight.of(handle, visitor, whole))
                    .orElseThrow(NotThere::new);
            var tally = directives
                    .answers()
                    .tally(handle, visitor.communeId(), directive)
                    .map(whole -> sight.of(handle, visitor, directive, whole));
            return figures.make(own, tally, visitor.zone());
        });
        renderer.page(context, "board-figures", seen);
    }

    void approve(Context context, Visitor visitor) {
        PublishResult result = database.write(handle -> {
            Directive directive = board.find(handle, context, visitor);
            return directives.approve(handle, visitor.communeId(), directive.shortNumber(), visitor.id(), VIA);
        });
        afterDecision(context, visitor, result);
    }

    void reject(Context context, Visitor visitor) {
        String given = context.formParam("ly-do");
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty()) {
            context.status(422);
            show(context, visitor, wording.text("reject.reason.empty"));
            return;
        }
        PublishResult result = database.write(handle -> {
            Directive directive = board.find(handle, context, visitor);
            return directives.reject(handle, visitor.communeId(), directive.shortNumber(), visitor.id(), reason, VIA);
        });
        afterDecision(context, visitor, result);
    }

    void stop(Context context, Visitor visitor) {
        boolean stopped = database.write(handle -> {
            Directive directive = board.find(handle, context, visitor);
            return directives
                    .stop(handle, visitor.communeId(), directive.shortNumber(), visitor.id(), VIA)
                    .isPresent();
        });
        if (stopped) {
            context.redirect("/chi-dao/" + number(context));
        } else {
            context.status(409);
            show(context, visitor, wording.text("stop.refused"));
        }
    }

    void withdraw(Context context, Visitor visitor) {
        String given = context.formParam("ly-do");
        String reason = given == null ? "" : given.strip();
        PublishResult result = database.write(handle -> {
            Directive directive = board.find(handle, context, visitor);
            return directives.withdraw(handle, visitor.communeId(), directive.shortNumber(), visitor.id(), reason, VIA);
        });
        afterDecision(context, visitor, result);
    }

    void nudge(Context context, Visitor visitor) {
        Optional<Nudge> nudge = database.write(handle -> {
            Directive directive = board.find(handle, context, visitor);
            return directives.nudge(handle, visitor.communeId(), directive.shortNumber(), visitor.id(), VIA);
        });
        String said = nudge.map(done -> done.tooSoon()
                        ? wording.text("nudge.too-soon")
                        : wording.text(
                                "nudge.done",
                                Map.of("n", wording.number(done.sent()), "visit", wording.number(done.visit()))))
                .orElseGet(() -> wording.text("nudge.nobody"));
        boolean done = nudge.filter(it -> !it.tooSoon()).isPresent();
        context.status(done ? 200 : 409);
        show(context, visitor, done ? "" : said, done ? said : "");
    }

    /** The whole roll with every person's state, for those who may see all of it. */
    void receipts(Context context, Visitor visitor) {
        String kind = context.pathParam("dang");
        record Sheet(Directive directive, List<Receipt> receipts) {}
        Sheet sheet = database.read(handle -> {
            Directive directive = board.find(handle, context, visitor);
            if (!Sight.whole(visitor, directive) || !Sight.out(directive)) {
                throw new NotThere();
            }
            return new Sheet(directive, directives.receipts(handle, visitor.communeId(), directive));
        });
        new ReceiptSheet(wording, visitor.zone())
                .of(sheet.receipts(), !sheet.directive().answers().none())
                .send(context, kind, "van-ban-" + sheet.directive().shortNumber());
    }

    void acknowledgeFor(Context context, Visitor visitor) {
        long subject = numeric(context.formParam("nguoi"));
        String given = context.formParam("tra-loi");
        String answer = given == null ? "" : given.strip();
        String fault = database.write(handle -> {
            Directive directive = board.find(handle, context, visitor);
            // The list that was shown is the list that may be acted on: a number made up by hand is not there.
            boolean theirs =
                    directives.missing(handle, visitor.communeId(), directive.shortNumber(), visitor.id()).stream()
                            .anyMatch(person -> person.id().value() == subject);
            if (!theirs) {
                throw new NotThere();
            }
            if (!answer.isEmpty()) {
                return answeredFor(handle, visitor, directive, new PersonId(subject), answer);
            }
            directives.acknowledgeFor(
                    handle, visitor.communeId(), visitor.id(), new PersonId(subject), directive.shortNumber(), VIA);
            return "";
        });
        if (fault.isEmpty()) {
            context.redirect("/chi-dao/" + number(context) + "#h-thieu");
        } else {
            context.status(422);
            show(context, visitor, fault);
        }
    }

    /** What is wrong with the answer, or nothing. */
    private String answeredFor(Handle handle, Visitor visitor, Directive directive, PersonId subject, String answer) {
        AnswerResult result = directives
                .answers()
                .answerFor(handle, visitor.communeId(), visitor.id(), subject, directive.shortNumber(), answer, VIA);
        return result instanceof AnswerResult.Taken
                ? ""
                : wording.text(
                        "answers.not-offered",
                        Map.of("typed", answer, "answers", directive.answers().shown()));
    }

    private void afterDecision(Context context, Visitor visitor, PublishResult result) {
        if (result instanceof PublishResult.Refused refused) {
            context.status(409);
            show(context, visitor, wording.text("refused." + refused.reason()));
        } else {
            context.redirect("/chi-dao/" + number(context));
        }
    }

    private void show(Context context, Visitor visitor, String error) {
        show(context, visitor, error, "");
    }

    private void show(Context context, Visitor visitor, String error, String done) {
        var view =
                database.read(handle -> board.view(handle, visitor, board.find(handle, context, visitor), error, done));
        renderer.page(context, "board", view);
    }

    static int number(Context context) {
        return (int) numeric(context.pathParam("n"));
    }

    private static long numeric(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,9}")) {
            throw new NotThere();
        }
        return Long.parseLong(text);
    }
}
