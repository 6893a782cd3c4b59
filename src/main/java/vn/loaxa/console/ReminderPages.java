package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.ReminderView;
import vn.loaxa.console.view.TimelineItem;
import vn.loaxa.db.Database;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.ReminderId;
import vn.loaxa.reminder.ReminderResult;

/**
 * Each reminder, and what may be done with it. What people set for themselves alone is nobody else's business: the book shows
 * everybody only what is theirs or what they may remind of.
 */
final class ReminderPages {
    static final String HOME = "/nhac-lich";

    private final Database database;
    private final ReminderBook book;
    private final ReminderLabels labels;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    ReminderPages(Database database, ReminderBook book, Frame frame, Renderer renderer, Wording wording) {
        this.database = database;
        this.book = book;
        this.labels = new ReminderLabels(book, wording);
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    /** Every time of the coming seven days, in their order, for the home page. */
    List<TimelineItem> week(Handle handle, Visitor visitor, Instant now) {
        return book.between(handle, visitor.communeId(), visitor.id(), now, now.plus(Duration.ofDays(7))).stream()
                .filter(entry -> !entry.past())
                .map(entry -> new TimelineItem(
                        labels.moment(entry.at(), visitor.zone()),
                        entry.reminder().text() + ": " + labels.whom(entry.reminder())))
                .toList();
    }

    void show(Context context, Visitor visitor) {
        show(context, visitor, labels.note(context), false);
    }

    private void show(Context context, Visitor visitor, String note, boolean fault) {
        var id = id(context);
        ReminderView view = database.read(handle -> book.detail(handle, visitor.communeId(), visitor.id(), id)
                .map(detail -> view(visitor, detail, origin(context), note, fault))
                .orElseThrow(NotThere::new));
        context.status(fault ? 422 : 200);
        renderer.page(context, "reminder", view);
    }

    static ReminderId id(Context context) {
        String typed = context.pathParam("id");
        if (!typed.matches("\\d{1,18}")) {
            throw new NotThere();
        }
        return new ReminderId(Long.parseLong(typed));
    }

    private static @Nullable Instant origin(Context context) {
        String typed = context.method().name().equals("POST") ? context.formParam("lan") : context.queryParam("lan");
        return typed == null || !typed.matches("\\d{1,15}") ? null : Instant.ofEpochMilli(Long.parseLong(typed));
    }

    private ReminderView view(
            Visitor visitor, ReminderBook.Detail detail, @Nullable Instant origin, String note, boolean fault) {
        var zone = visitor.zone();
        var reminder = detail.reminder();
        var turnout = detail.turnout();
        var event = detail.event();
        return new ReminderView(
                frame.of(visitor, reminder.text(), HOME),
                HOME + "/" + reminder.id(),
                reminder.text(),
                labels.whom(reminder),
                reminder.when(),
                wording.text("reminder.late." + reminder.kind()),
                reminder.paused(),
                reminder.next() != null,
                origin == null ? "" : String.valueOf(origin.toEpochMilli()),
                origin == null ? "" : labels.moment(origin, zone),
                detail.next().stream().map(at -> labels.moment(at, zone)).toList(),
                detail.times().stream().map(time -> time(time, zone)).toList(),
                event == null ? "" : labels.moment(event, zone),
                detail.got().stream().map(this::got).toList(),
                turnout == null
                        ? ""
                        : wording.text(
                                turnout.optedOut() > 0 ? "reminder.turnout.some" : "reminder.turnout",
                                turnout.counts()),
                turnout == null
                        ? List.of()
                        : turnout.lines().stream()
                                .map(line -> wording.text(
                                        "reminder.answer." + line.answer()
                                                + (line.reason().isEmpty() ? "" : ".why"),
                                        Map.of("name", line.name(), "reason", line.reason())))
                                .toList(),
                note,
                fault);
    }

    private ReminderView.Time time(ReminderBook.Time time, ZoneId zone) {
        String status =
                switch (time.state()) {
                    case PENDING -> "waiting";
                    case SENT -> "sent";
                    case MISSED, SKIPPED, CANCELLED -> "unsure";
                    case UNREACHED -> "unreachable";
                };
        String count = time.reached() + time.unreached() == 0
                ? ""
                : wording.text(
                        "reminder.reached", Map.of("n", time.reached(), "all", time.reached() + time.unreached()));
        return new ReminderView.Time(
                labels.moment(time.due(), zone),
                labels.moment(time.event(), zone),
                status,
                wording.text("reminder.state." + time.state()),
                count);
    }

    private ReminderView.Got got(ReminderBook.Got got) {
        String status =
                switch (got.state()) {
                    case "SENT" -> "sent";
                    case "WAITING" -> "waiting";
                    case "FAILED" -> "failed";
                    case "UNSURE" -> "unsure";
                    default -> "unreachable";
                };
        return new ReminderView.Got(
                got.name(),
                status,
                wording.text("reminder.got." + got.state()),
                wording.text("reminder.route." + got.route()));
    }

    private interface Act {
        ReminderResult on(Handle handle, ReminderId id);
    }

    private void act(Context context, Visitor visitor, String did, Act act) {
        var id = id(context);
        ReminderResult result = database.write(handle -> act.on(handle, id));
        if (result instanceof ReminderResult.Created) {
            String back = context.formParam("ve");
            String to = back != null && back.matches("\\d{4}-\\d{2}")
                    ? HOME + "?thang=" + back + "&da="
                    : HOME + "/" + id + "?da=";
            context.redirect(to + did);
        } else {
            show(context, visitor, ReminderForms.sentence(result), true);
        }
    }

    void pause(Context context, Visitor visitor) {
        act(context, visitor, "pause", (handle, id) -> book.changes()
                .pause(handle, visitor.communeId(), visitor.actor(), visitor.id(), id));
    }

    void resume(Context context, Visitor visitor) {
        act(context, visitor, "resume", (handle, id) -> book.changes()
                .resume(handle, visitor.communeId(), visitor.actor(), visitor.id(), id));
    }

    void skip(Context context, Visitor visitor) {
        act(context, visitor, "skip", (handle, id) -> book.changes()
                .skip(handle, visitor.communeId(), visitor.actor(), visitor.id(), id, origin(context)));
    }

    /** To another day at the same hour (dragged), or to a time in words. */
    void move(Context context, Visitor visitor) {
        var origin = origin(context);
        String day = context.formParam("ngay");
        String typed = context.formParam("luc");
        act(context, visitor, "move", (handle, id) -> {
            if (day == null || day.isBlank()) {
                return book.changes()
                        .move(
                                handle,
                                visitor.communeId(),
                                visitor.actor(),
                                visitor.id(),
                                id,
                                origin,
                                typed == null ? "" : typed);
            }
            Instant to = onDay(day, origin, context.formParam("gio"), visitor.zone());
            return book.changes().move(handle, visitor.communeId(), visitor.actor(), visitor.id(), id, origin, to);
        });
    }

    private static Instant onDay(String day, @Nullable Instant origin, @Nullable String hour, ZoneId zone) {
        try {
            LocalTime time = hour != null && !hour.isBlank()
                    ? LocalTime.parse(hour)
                    : origin == null
                            ? LocalTime.NOON
                            : LocalTime.ofInstant(origin, zone).truncatedTo(ChronoUnit.MINUTES);
            return LocalDate.parse(day).atTime(time).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new NotThere();
        }
    }

    void cancel(Context context, Visitor visitor) {
        var id = id(context);
        ReminderResult result = database.write(
                handle -> book.changes().cancel(handle, visitor.communeId(), visitor.actor(), visitor.id(), id));
        if (result instanceof ReminderResult.Created) {
            context.redirect(HOME + "?da=cancel");
        } else {
            throw new NotThere();
        }
    }
}
