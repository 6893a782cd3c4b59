package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.console.view.HomeView;
import vn.loaxa.console.view.HomeView.Alert;
import vn.loaxa.console.view.TimelineItem;
import vn.loaxa.conversation.UnansweredQuestions;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/** What waits for this person, what runs, and how the Official Account does. */
final class HomePage {
    private static final int READ = 50;
    private static final int SHOWN = 5;
    private static final int REMINDERS = 6;
    private static final int QUESTIONS = 5;
    private static final Messages MESSAGES = new Messages("home");
    private static final Duration ALERT_SPAN = Duration.ofDays(1);

    private final Database database;
    private final DirectiveItems items;
    private final ReminderPages reminders;
    private final HomeTodos todos;
    private final UnansweredQuestions questions;
    private final Health health;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    HomePage(
            Database database,
            DirectiveItems items,
            ReminderPages reminders,
            HomeTodos todos,
            UnansweredQuestions questions,
            Health health,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.items = items;
        this.reminders = reminders;
        this.todos = todos;
        this.questions = questions;
        this.health = health;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void show(Context context, Visitor visitor) {
        renderer.page(context, "home", database.read(handle -> view(handle, visitor)));
    }

    /** The parts that change, as HTML. */
    String parts(Visitor visitor) {
        return renderer.part("home-parts", database.<HomeView>read(handle -> view(handle, visitor)));
    }

    private HomeView view(Handle handle, Visitor visitor) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(visitor.zone()).toLocalDate();
        boolean sees = visitor.mayAnyOf(Routes.SEE_DIRECTIVES);
        boolean approves = visitor.may(Right.APPROVE_DIRECTIVE);
        boolean seesReminders = visitor.may(Right.DEFINE_REMINDER);
        List<Directive> recent = sees ? items.seen(handle, visitor, 0, READ) : List.of();
        List<Directive> waiting = recent.stream()
                .filter(directive -> directive.state() == DirectiveState.AWAITING_APPROVAL)
                .toList();
        boolean health = visitor.authority().mayEverywhere(Right.ADMINISTER)
                || visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE)
                || approves;
        // Approvers may draft too (domain §8), so this is whoever runs the commune's office.
        boolean office = visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
        List<TimelineItem> week = seesReminders ? reminders.week(handle, visitor, now) : List.of();
        return new HomeView(
                frame.of(visitor, wording.text("nav.home"), "/"),
                wording.text(
                        "home.date",
                        Map.of("day", Wording.sentence(wording.day(today)), "lunar", wording.lunar(today))),
                visitor.mayAnyOf(Routes.COMPOSE),
                approves,
                sees,
                alert(handle, visitor, recent, now),
                items.of(handle, visitor, waiting, now),
                items.of(
                        handle,
                        visitor,
                        recent.stream()
                                .filter(directive -> directive.state() == DirectiveState.PUBLISHED
                                        || directive.state() == DirectiveState.STOPPED)
                                .limit(SHOWN)
                                .toList(),
                        now),
                todos.of(handle, visitor, recent, now),
                seesReminders,
                week.stream().limit(REMINDERS).toList(),
                week.size() > REMINDERS ? MESSAGES.text("reminders.more", Map.of("n", week.size() - REMINDERS)) : "",
                office,
                office ? asked(handle, visitor, now) : List.of(),
                health ? facts(handle, visitor, today) : List.of(),
                MESSAGES.text("as-of", Map.of("time", wording.clock(now, visitor.zone()))));
    }

    private List<HomeView.Asked> asked(Handle handle, Visitor visitor, Instant now) {
        return questions.open(handle, visitor.communeId(), QUESTIONS).stream()
                .map(question -> new HomeView.Asked(
                        question.question(),
                        MESSAGES.text(
                                "asked.times",
                                Map.of(
                                        "n",
                                        question.times(),
                                        "at",
                                        wording.moment(question.lastAt(), now, visitor.zone())))))
                .toList();
    }

    private List<HealthFact> facts(Handle handle, Visitor visitor, LocalDate today) {
        List<HealthFact> facts = new ArrayList<>(health.facts(handle, visitor.communeId()));
        WorkingDays.standard()
                .yearToEnter(today)
                .ifPresent(year -> facts.add(new HealthFact(
                        wording.text("home.holidays", Map.of("year", year)),
                        "unsure",
                        wording.text("home.holidays.todo", Map.of("year", year)))));
        return visitor.may(Right.ADMINISTER)
                ? facts
                : facts.stream().map(HealthFact::withoutLink).toList();
    }

    /** The heaviest of the urgent directives of the last day that somebody still has to act on. */
    private @Nullable Alert alert(Handle handle, Visitor visitor, List<Directive> recent, Instant now) {
        return recent.stream()
                .filter(directive -> directive.state() == DirectiveState.PUBLISHED
                        && directive.urgency().compareTo(Urgency.VERY_URGENT) >= 0
                        && directive.createdAt().isAfter(now.minus(ALERT_SPAN)))
                .max(Comparator.comparing(Directive::urgency))
                .flatMap(directive -> items.tally(handle, visitor, directive))
                .map(board -> alert(board, visitor.zone(), now))
                .orElse(null);
    }

    private @Nullable Alert alert(Board board, ZoneId zone, Instant now) {
        Directive directive = board.directive();
        int visits = board.whole().count(DeliveryStatus.UNREACHABLE);
        int awaiting = board.whole().roll() - board.whole().count(DeliveryStatus.ACKNOWLEDGED);
        if (awaiting == 0) {
            return null;
        }
        Instant due = directive.dueAt();
        String title = wording.text(
                visits > 0 ? "home.alert.visits" : "home.alert.awaiting",
                Map.of(
                        "urgency", wording.urgency(directive.urgency()),
                        "n", wording.number(visits > 0 ? visits : awaiting)));
        String detail = due == null
                ? wording.text("home.alert.detail", Map.of("title", directive.title()))
                : wording.text(
                        "home.alert.due",
                        Map.of(
                                "title",
                                directive.title(),
                                "due",
                                wording.paper(due, zone) + ", " + wording.left(due, now)));
        return new Alert(title, detail, "/chi-dao/" + directive.shortNumber());
    }
}
