package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.FollowUp;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.broadcast.Tally;
import vn.loaxa.broadcast.followup.FollowUpText;
import vn.loaxa.console.view.BoardView;
import vn.loaxa.console.view.FollowUpView;
import vn.loaxa.console.view.MissingRow;
import vn.loaxa.console.view.TimelineItem;
import vn.loaxa.conversation.tally.Surveys;
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
    private final SourceViews sources;
    private final Surveys surveys;
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
            Papers papers,
            Surveys surveys,
            Frame frame,
            Wording wording,
            Clock clock) {
        this.directives = directives;
        this.directory = directory;
        this.sight = sight;
        this.figures = figures;
        this.curve = curve;
        this.timeline = timeline;
        this.surveys = surveys;
        sources = new SourceViews(papers, wording);
        this.frame = frame;
        this.wording = wording;
        this.clock = clock;
    }

    /** The directive of the address, if it is this commune's and this visitor may know of it. */
    Directive find(Handle handle, Context context, Visitor visitor) {
        return directives
                .byNumber(handle, visitor.communeId(), DirectivePages.number(context))
                .filter(directive -> Sight.any(visitor, directive))
                .orElseThrow(NotThere::new);
    }

    /** {@code error} is what went wrong just now and {@code done} what went well, or empty. */
    BoardView view(Handle handle, Visitor visitor, Directive directive, String error, String done) {
        ZoneId zone = visitor.zone();
        boolean whole = Sight.whole(visitor, directive);
        boolean out = Sight.out(directive);
        boolean live = directive.inForce();
        Optional<Board> board = out
                ? directives
                        .board(handle, visitor.communeId(), directive.shortNumber())
                        .flatMap(all -> sight.of(handle, visitor, all))
                : Optional.empty();
        List<MissingRow> missing =
                live && visitor.may(Right.ACKNOWLEDGE_FOR_OTHERS) ? missing(handle, visitor, directive) : List.of();
        if (board.isEmpty() && missing.isEmpty() && !whole && !isFor(handle, visitor, directive)) {
            throw new NotThere();
        }
        boolean waits = directive.state() == DirectiveState.AWAITING_APPROVAL;
        int roll = waits
                ? directives
                        .plan(handle, visitor.communeId(), DirectiveDraft.of(directive))
                        .roll()
                : directive.roll();
        int pending = board.map(all -> BoardFiguresMaker.waiting(all.whole())).orElse(0);
        int already = board.map(all ->
                        BoardFiguresMaker.awaiting(all.whole()) + all.whole().count(DeliveryStatus.ACKNOWLEDGED))
                .orElse(0);
        boolean drill = directive.dispatch().drill();
        List<Board.Visit> unsure = board.map(Board::unsure).orElse(List.of());
        List<Board.Visit> holders = out && !live && whole && !drill
                ? directives.holders(handle, visitor.communeId(), directive)
                : List.<Board.Visit>of();
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
                sources.of(handle, visitor, directive, whole || isFor(handle, visitor, directive)),
                done.isEmpty() ? note(handle, visitor, directive, roll) : done,
                waits ? "caution" : "info",
                out,
                waits
                        && visitor.authority().mayEverywhere(Right.APPROVE_DIRECTIVE)
                        && !directive.author().equals(visitor.id()),
                wording.text("approve.button", Map.of("n", wording.number(roll))),
                whole && mayStop(handle, visitor, directive) && stoppable(directive, pending),
                wording.number(pending),
                wording.number(already),
                board.filter(all -> all.whole().roll() > 0)
                        .map(all -> figures.make(all, tally(handle, visitor, directive), zone))
                        .orElse(null),
                VisitGroups.rows(first(unsure)),
                unsure.size(),
                board.filter(all -> live || drill)
                        .map(all -> VisitGroups.shortened(
                                all.visits(),
                                "/chi-dao/" + directive.shortNumber() + "/den-nha",
                                about(directive, zone)))
                        .orElse(List.of()),
                board.map(all -> all.visits().size()).orElse(0),
                VisitGroups.rows(first(holders)),
                holders.size(),
                chain(handle, visitor, directive),
                acts(handle, visitor, directive, whole, board.map(Board::whole).orElse(null)),
                first(missing),
                missing.size(),
                board.map(all -> curve.make(all, zone)).orElse(null),
                whole ? timeline.of(handle, visitor, directive, now) : List.<TimelineItem>of(),
                error,
                whole ? followUp(handle, visitor, directive) : null,
                whole && out ? survey(handle, directive) : "");
    }

    /** How many took part so far, as a number only; empty where nobody was asked to. */
    private String survey(Handle handle, Directive directive) {
        Instant published = directive.publishedAt();
        if (!directive.extras().survey() || published == null) {
            return "";
        }
        int answered = surveys.answered(handle, directive.id(), published);
        return wording.text(
                "board.survey",
                Map.of(
                        "n", wording.number(answered),
                        "roll", wording.number(directive.roll()),
                        "percent", wording.percent(answered, directive.roll())));
    }

    /** What stands at the head of each sheet for who goes from house to house. */
    String about(Directive directive, ZoneId zone) {
        Instant due = directive.dueAt();
        return wording.text(
                due == null ? "board.sheet" : "board.sheet.due",
                Map.of(
                        "name", Wording.sentence(wording.name(directive)),
                        "title", directive.title(),
                        "due", due == null ? "" : wording.paper(due, zone)));
    }

    /** Null where nothing is set and this visitor could set nothing. */
    private @Nullable FollowUpView followUp(Handle handle, Visitor visitor, Directive directive) {
        var followUps = directives.followUps();
        boolean maySet = followUps.maySet(handle, visitor.communeId(), directive, visitor.id());
        var set = followUps.of(handle, directive);
        if (set.isEmpty() && !maySet) {
            return null;
        }
        List<FollowUpView.Row> rows = set.map(FollowUp::steps).orElse(List.of()).stream()
                .map(step -> new FollowUpView.Row(
                        followUps.said(step, directive, visitor.zone()),
                        switch (step.state()) {
                            case WAITING -> "waiting";
                            case DONE -> "sent";
                            case SKIPPED -> "unsure";
                        },
                        followUps.state(step, visitor.zone())))
                .toList();
        return new FollowUpView(
                directive.shortNumber(),
                set.map(FollowUp::sentence).orElse(""),
                maySet,
                rows.isEmpty() && set.isPresent()
                        ? List.of(new FollowUpView.Row(
                                set.get().sentence(), "waiting", FollowUpText.MESSAGES.text("state.BOUND")))
                        : rows,
                FollowUpText.MESSAGES.text("example"),
                "");
    }

    /** What the visitor may see of the answers. */
    private Optional<Tally> tally(Handle handle, Visitor visitor, Directive directive) {
        return directives
                .answers()
                .tally(handle, visitor.communeId(), directive)
                .map(all -> sight.of(handle, visitor, directive, all));
    }

    private boolean isFor(Handle handle, Visitor visitor, Directive directive) {
        return directives.noticesFor(handle, visitor.communeId(), visitor.id(), NOTICES).stream()
                .anyMatch(notice -> notice.id().equals(directive.id()));
    }

    private boolean mayStop(Handle handle, Visitor visitor, Directive directive) {
        return directives.mayStop(handle, visitor.communeId(), directive, visitor.id());
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

    private static boolean stoppable(Directive directive, int pending) {
        return switch (directive.state()) {
            case PUBLISHED -> pending > 0;
            case SCHEDULED, AWAITING_APPROVAL -> true;
            case REJECTED, DRILLED, STOPPED, REPLACED, WITHDRAWN -> false;
        };
    }

    private BoardView.Acts acts(
            Handle handle, Visitor visitor, Directive directive, boolean whole, Board.@Nullable Line line) {
        boolean live = directive.inForce();
        boolean writes = visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
        boolean someMissing = line != null && line.count(DeliveryStatus.ACKNOWLEDGED) < line.roll();
        return new BoardView.Acts(
                live && whole && (writes || directive.author().equals(visitor.id())),
                live && whole && mayStop(handle, visitor, directive),
                live && someMissing && visitor.may(Right.SEE_MISSING),
                whole && line != null);
    }

    private List<BoardView.ChainItem> chain(Handle handle, Visitor visitor, Directive directive) {
        List<Directive> chain = directives.chain(handle, visitor.communeId(), directive);
        if (chain.size() < 2) {
            return List.of();
        }
        return chain.stream()
                .map(link -> new BoardView.ChainItem(
                        "/chi-dao/" + link.shortNumber(),
                        wording.name(link),
                        link.follow() == null
                                ? wording.text("chain.first")
                                : wording.text(
                                        "chain." + link.follow().kind(),
                                        Map.of("n", link.follow().number())),
                        wording.text("state." + link.state()),
                        link.id().equals(directive.id())))
                .toList();
    }

    private String note(Handle handle, Visitor visitor, Directive directive, int roll) {
        if (directive.state() == DirectiveState.PUBLISHED) {
            return "";
        }
        String next = directives.inForce(handle, directive).map(wording::name).orElse("");
        String departs = directives
                .departsAt(handle, directive)
                .map(at -> wording.paper(at, visitor.zone()))
                .orElse("");
        return wording.text(
                "board.state." + directive.state(), Map.of("n", wording.number(roll), "next", next, "at", departs));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(BoardLists.AT_ONCE, all.size()));
    }

    /** Who has not acknowledged in the visitor's own branch. */
    List<MissingRow> missing(Handle handle, Visitor visitor, Directive directive) {
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
}
