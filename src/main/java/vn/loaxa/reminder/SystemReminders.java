package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.FollowUps;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.RulesInForce;

/**
 * What nobody sets and still must not be forgotten: those who have not acknowledged a directive are reminded a day and two
 * hours before its deadline (unless its author set something else, see {@link FollowUps}), and its author is told at the deadline who is missing; administrators are told two weeks before an
 * answer of the FAQ must be looked at again. Each of these once, by a row of its own in the transaction of its messages, so a
 * second node or a restart repeats nothing. By day only; a step whose time is over (the machine was off, and the next step or the
 * deadline has come) is left out, but the author is told up to a week later. Thread-safe.
 */
public final class SystemReminders {
    private static final List<Duration> STEPS = List.of(Duration.ofHours(2), Duration.ofDays(1));
    private static final Duration AFTER = Duration.ofDays(7);
    private static final int DIRECTIVES = 200;
    private static final int REVIEW_DAYS = 14;
    private static final int LINES = 10;

    private final Database database;
    private final Directory directory;
    private final DirectiveService directives;
    private final ReminderSender sender;
    private final Quiet quiet;
    private final Clock clock;
    private final Supplier<List<Review>> reviews;
    private final SystemStore store = new SystemStore();

    /** An answer that must be looked at again by that day. */
    public record Review(String id, String title, LocalDate by) {}

    public SystemReminders(
            Database database,
            Directory directory,
            DirectiveService directives,
            Outbox outbox,
            RulesInForce rules,
            Clock clock,
            Supplier<List<Review>> reviews) {
        this.database = database;
        this.directory = directory;
        this.directives = directives;
        this.sender = new ReminderSender(directory, outbox, rules, clock);
        this.quiet = new Quiet(rules);
        this.clock = clock;
        this.reviews = reviews;
    }

    public void runDue() {
        for (var commune : database.read(directory::communes)) {
            if (quiet.at(clock.instant(), commune.zone())) {
                continue;
            }
            for (var directive : database.read(handle -> directives.recent(handle, commune.id(), DIRECTIVES))) {
                var due = directive.dueAt();
                if (due != null && directive.state() == DirectiveState.PUBLISHED) {
                    database.write(handle -> deadline(handle, commune, directive, due));
                }
            }
            database.write(handle -> review(handle, commune));
        }
    }

    private int deadline(Handle handle, Commune commune, Directive directive, Instant due) {
        var now = clock.instant();
        String subject = "directive:" + directive.id() + "/";
        if (!now.isBefore(due)) {
            return now.isAfter(due.plus(AFTER)) || !store.claim(handle, commune.id(), subject + "due", now)
                    ? 0
                    : tellAuthor(handle, commune, directive, subject);
        }
        for (var step : STEPS) {
            var published = directive.publishedAt();
            var from = due.minus(step);
            if (!now.isBefore(from)) {
                // Who got it within this step has only just read it.
                boolean fresh = published == null || published.isAfter(from);
                // What its author has set for it takes the place of the usual steps.
                boolean own = directives.followUps().of(handle, directive).isPresent();
                return fresh || own || !store.claim(handle, commune.id(), subject + step, now)
                        ? 0
                        : remindMissing(handle, commune, directive, due, subject + step);
            }
        }
        return 0;
    }

    private int remindMissing(Handle handle, Commune commune, Directive directive, Instant due, String subject) {
        String text = Spoken.text(
                "system.deadline",
                Map.of(
                        "number", directive.shortNumber(),
                        "title", title(directive),
                        "when", Spoken.when(due, commune.zone())));
        var told = new ArrayList<PersonId>();
        var rested = directives
                .followUps()
                .remindedSince(handle, directive, clock.instant().minus(FollowUps.REST));
        for (var person : missing(handle, commune, directive)) {
            String key = "system:" + subject + "/" + person.id();
            var buttons = Spoken.acknowledgeButtons(directive.shortNumber());
            if (!rested.contains(person.id())
                    && sender.write(handle, commune.id(), person, key, text, buttons, Lane.BULK, "")) {
                told.add(person.id());
            }
        }
        directives.followUps().noteReminded(handle, directive, told);
        return told.size();
    }

    private int tellAuthor(Handle handle, Commune commune, Directive directive, String subject) {
        var missing = missing(handle, commune, directive);
        var author = directory.person(handle, directive.author());
        if (missing.isEmpty() || author.isEmpty()) {
            return 0;
        }
        String text = Spoken.text(
                "system.over",
                Map.of("number", directive.shortNumber(), "title", title(directive), "count", missing.size()));
        return sender.write(
                        handle,
                        commune.id(),
                        author.get(),
                        "system:" + subject + "due",
                        text,
                        List.of(),
                        Lane.URGENT,
                        "")
                ? 1
                : 0;
    }

    private List<Person> missing(Handle handle, Commune commune, Directive directive) {
        return directives.missing(handle, commune.id(), directive.shortNumber(), directive.author());
    }

    private static String title(Directive directive) {
        return directive.title().isBlank()
                ? directive.text().lines().findFirst().orElse("")
                : directive.title();
    }

    private int review(Handle handle, Commune commune) {
        var today = clock.instant().atZone(commune.zone()).toLocalDate();
        var due = new ArrayList<Review>();
        for (var one : reviews.get()) {
            boolean near = !one.by().isAfter(today.plusDays(REVIEW_DAYS));
            if (near && store.claim(handle, commune.id(), "faq:" + one.id() + "/" + one.by(), clock.instant())) {
                due.add(one);
            }
        }
        if (due.isEmpty()) {
            return 0;
        }
        var lines = new ArrayList<String>();
        due.stream()
                .limit(LINES)
                .forEach(one -> lines.add(
                        Spoken.text("system.reviewLine", Map.of("title", one.title(), "day", Spoken.day(one.by())))));
        String text = Spoken.text("system.review", Map.of("count", due.size(), "list", String.join("\n", lines)));
        String key = "system:faq:" + due.get(0).id() + "/" + due.get(0).by();
        var administrators = Audience.of(new Audience.Part.OfOfficialRole(OfficialRole.ADMINISTRATOR));
        int told = 0;
        for (var recipient : directory.recipients(handle, commune.id(), administrators)) {
            var person = recipient.person();
            told += sender.write(handle, commune.id(), person, key + "/" + person.id(), text, List.of(), Lane.BULK, "")
                    ? 1
                    : 0;
        }
        return told;
    }
}
