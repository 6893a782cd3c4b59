package vn.loaxa.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.console.view.BoardView;
import vn.loaxa.console.view.MissingRow;
import vn.loaxa.console.view.TimelineItem;
import vn.loaxa.console.view.VisitRow;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;

/** Puts a receipt board together from what the visitor may see. */
final class BoardPage {
    private static final int NOTICES = 100;

    private final DirectiveService directives;
    private final Directory directory;
    private final Sight sight;
    private final BoardFiguresMaker figures;
    private final CurveMaker curve;
    private final Timeline timeline;
    private final Frame frame;
    private final Wording wording;
    private final Clock clock;

    BoardPage(
            DirectiveService directives,
            Directory directory,
            Sight sight,
            BoardFiguresMaker figures,
            CurveMaker curve,
            Timeline timeline,
            Frame frame,
            Wording wording,
            Clock clock) {
        this.directives = directives;
        this.directory = directory;
        this.sight = sight;
        this.figures = figures;
        this.curve = curve;
        this.timeline = timeline;
        this.frame = frame;
        this.wording = wording;
        this.clock = clock;
    }

    /** {@code error} is what went wrong just now, or empty. */
    BoardView view(Handle handle, Visitor visitor, Directive directive, String error) {
        ZoneId zone = visitor.zone();
        boolean whole = Sight.whole(visitor, directive);
        boolean out =
                directive.state() != DirectiveState.AWAITING_APPROVAL && directive.state() != DirectiveState.REJECTED;
        Optional<Board> board = out
                ? directives
                        .board(handle, visitor.communeId(), directive.shortNumber())
                        .flatMap(all -> sight.of(handle, visitor, all))
                : Optional.empty();
        List<MissingRow> missing =
                out && visitor.may(Right.ACKNOWLEDGE_FOR_OTHERS) ? missing(handle, visitor, directive) : List.of();
        if (board.isEmpty() && missing.isEmpty() && !whole && !isFor(handle, visitor, directive)) {
            throw new NotThere();
        }
        boolean waits = directive.state() == DirectiveState.AWAITING_APPROVAL;
        int roll = waits
                ? directives.plan(handle, visitor.communeId(), draft(directive)).roll()
                : directive.roll();
        int pending = board.map(all -> BoardFiguresMaker.waiting(all.whole())).orElse(0);
        int already = board.map(all ->
                        BoardFiguresMaker.awaiting(all.whole()) + all.whole().count(DeliveryStatus.ACKNOWLEDGED))
                .orElse(0);
        Instant now = clock.instant();
        Instant due = directive.dueAt();
        return new BoardView(
                frame.of(visitor, directive.title(), "/chi-dao"),
                directive.shortNumber(),
                directive.symbol(),
                directive.title(),
                meta(handle, directive, zone),
                directive.urgency().ordinal(),
                wording.urgency(directive.urgency()),
                due == null ? "" : wording.paper(due, zone) + ", " + wording.left(due, now),
                due != null && now.isAfter(due),
                directives
                        .messageOf(handle, visitor.communeId(), directive.shortNumber())
                        .orElseGet(directive::text),
                note(directive, roll),
                waits ? "caution" : "info",
                out,
                waits
                        && visitor.authority().mayEverywhere(Right.APPROVE_DIRECTIVE)
                        && !directive.author().equals(visitor.id()),
                wording.text("approve.button", Map.of("n", wording.number(roll))),
                whole && pending > 0 && directive.state() == DirectiveState.PUBLISHED && mayStop(visitor, directive),
                wording.number(pending),
                wording.number(already),
                board.filter(all -> all.whole().roll() > 0)
                        .map(all -> figures.make(all, zone))
                        .orElse(null),
                board.map(all -> visits(all.unsure())).orElse(List.of()),
                board.map(all -> visits(all.visits())).orElse(List.of()),
                missing,
                board.map(all -> curve.make(all, zone)).orElse(null),
                whole ? timeline.of(handle, visitor, directive, now) : List.<TimelineItem>of(),
                error);
    }

    private boolean isFor(Handle handle, Visitor visitor, Directive directive) {
        return directives.noticesFor(handle, visitor.communeId(), visitor.id(), NOTICES).stream()
                .anyMatch(notice -> notice.id().equals(directive.id()));
    }

    private static boolean mayStop(Visitor visitor, Directive directive) {
        return directive.author().equals(visitor.id()) || visitor.authority().mayEverywhere(Right.WITHDRAW_DIRECTIVE);
    }

    private static DirectiveDraft draft(Directive kept) {
        return new DirectiveDraft(
                kept.author(),
                kept.symbol(),
                kept.title(),
                kept.text(),
                kept.urgency(),
                kept.audience(),
                kept.fileId(),
                kept.dueAt());
    }

    private String meta(Handle handle, Directive directive, ZoneId zone) {
        String author =
                directory.person(handle, directive.author()).map(Person::name).orElse("");
        Instant published = directive.publishedAt();
        return published == null
                ? wording.text(
                        "board.submitted", Map.of("author", author, "at", wording.paper(directive.createdAt(), zone)))
                : wording.text("board.published", Map.of("author", author, "at", wording.paper(published, zone)));
    }

    private String note(Directive directive, int roll) {
        if (directive.state() == DirectiveState.PUBLISHED) {
            return "";
        }
        return wording.text("board.state." + directive.state(), Map.of("n", wording.number(roll)));
    }

    private List<MissingRow> missing(Handle handle, Visitor visitor, Directive directive) {
        List<Village> villages = directory.villages(handle, visitor.communeId());
        return directives.missing(handle, visitor.communeId(), directive.shortNumber(), visitor.id()).stream()
                .map(person -> new MissingRow(person.id().value(), person.name(), village(villages, person)))
                .toList();
    }

    private static String village(List<Village> villages, Person person) {
        return villages.stream()
                .filter(village -> village.id().equals(person.village()))
                .map(Village::name)
                .findFirst()
                .orElse("");
    }

    private static List<VisitRow> visits(List<Board.Visit> visits) {
        return visits.stream()
                .map(visit -> new VisitRow(visit.name(), visit.village(), visit.body(), visit.reason(), visit.goer()))
                .toList();
    }
}
