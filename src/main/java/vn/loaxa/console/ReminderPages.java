package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.calendar.LunarCalendar;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.console.view.MonthView;
import vn.loaxa.console.view.ReminderRow;
import vn.loaxa.console.view.ReminderView;
import vn.loaxa.console.view.TimelineItem;
import vn.loaxa.db.Database;
import vn.loaxa.reminder.ReadyKinds;
import vn.loaxa.reminder.Reminder;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.ReminderId;
import vn.loaxa.reminder.ReminderResult;

/**
 * The calendar of reminders, and each of them. What people set for themselves alone is nobody else's business: the book shows
 * everybody only what is theirs or what they may remind of.
 */
final class ReminderPages {
    static final String HOME = "/nhac-lich";
    private static final int LISTED = 200;
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2150;

    private final Database database;
    private final ReminderBook book;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    ReminderPages(Database database, ReminderBook book, Frame frame, Renderer renderer, Wording wording, Clock clock) {
        this.database = database;
        this.book = book;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void month(Context context, Visitor visitor) {
        MonthView view = database.read(handle -> month(handle, visitor, asked(context, visitor), note(context)));
        renderer.page(context, "reminders", view);
    }

    private YearMonth asked(Context context, Visitor visitor) {
        String typed = context.queryParam("thang");
        var now = YearMonth.from(clock.instant().atZone(visitor.zone()));
        if (typed == null) {
            return now;
        }
        try {
            var month = YearMonth.parse(typed);
            return month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR ? now : month;
        } catch (DateTimeException e) {
            throw new NotThere();
        }
    }

    private String note(Context context) {
        String key = context.queryParam("da");
        return key == null ? "" : wording.text("reminder.did." + key, "");
    }

    private MonthView month(Handle handle, Visitor visitor, YearMonth month, String note) {
        var zone = visitor.zone();
        var first = month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        int days = month.atEndOfMonth().getDayOfWeek().getValue() == 7
                ? 0
                : 7 - month.atEndOfMonth().getDayOfWeek().getValue();
        var last = month.atEndOfMonth().plusDays(days);
        var entries = book.between(
                handle,
                visitor.communeId(),
                visitor.id(),
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
        var weeks = new ArrayList<List<MonthView.Day>>();
        for (var monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            var start = monday;
            weeks.add(IntStream.range(0, 7)
                    .mapToObj(start::plusDays)
                    .map(day -> day(day, month, entries, zone))
                    .toList());
        }
        return new MonthView(
                frame.of(visitor, wording.text("nav.reminders"), HOME),
                wording.text("reminder.month", Map.of("month", month.getMonthValue(), "year", month.getYear())),
                wording.text("reminder.lunarMonth", Map.of("first", wording.lunar(month.atDay(1)))),
                HOME + "?thang=" + month.minusMonths(1),
                HOME + "?thang=" + month.plusMonths(1),
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> Wording.sentence(wording.text("weekday." + day)))
                        .toList(),
                weeks,
                rows(handle, visitor, LISTED),
                ReadyKinds.standard().all().stream()
                        .map(kind -> new MonthView.Option(kind.key(), kind.name(), false))
                        .toList(),
                note);
    }

    private MonthView.Day day(LocalDate day, YearMonth month, List<ReminderBook.Entry> entries, ZoneId zone) {
        var lunar = LunarCalendar.of(day);
        boolean named = lunar.day() == 1 || day.getDayOfMonth() == 1;
        return new MonthView.Day(
                day.toString(),
                String.valueOf(day.getDayOfMonth()),
                Wording.sentence(wording.day(day)),
                named ? lunar.day() + "/" + lunar.month() + (lunar.leap() ? "N" : "") : String.valueOf(lunar.day()),
                WorkingDays.standard().holiday(day).orElse(""),
                day.equals(LocalDate.ofInstant(clock.instant(), zone)),
                !YearMonth.from(day).equals(month),
                entries.stream()
                        .filter(entry -> LocalDate.ofInstant(entry.at(), zone).equals(day))
                        .map(entry -> chip(entry, zone))
                        .toList());
    }

    private MonthView.Chip chip(ReminderBook.Entry entry, ZoneId zone) {
        var reminder = entry.reminder();
        String origin = String.valueOf(entry.origin().toEpochMilli());
        return new MonthView.Chip(
                HOME + "/" + reminder.id() + (entry.past() ? "" : "?lan=" + origin),
                wording.clock(entry.at(), zone),
                reminder.text(),
                whom(reminder),
                reminder.id().toString(),
                entry.past() ? "" : origin,
                entry.past());
    }

    private String whom(Reminder reminder) {
        return reminder.audience() == null ? wording.text("reminder.own") : Wording.sentence(reminder.forWhom());
    }

    /** The next few, for the home page. */
    /** Every time of the coming seven days, in their order. */
    List<TimelineItem> week(Handle handle, Visitor visitor) {
        Instant now = clock.instant();
        return book.between(handle, visitor.communeId(), visitor.id(), now, now.plus(Duration.ofDays(7))).stream()
                .filter(entry -> !entry.past())
                .map(entry -> new TimelineItem(
                        moment(entry.at(), visitor.zone()),
                        entry.reminder().text() + ": " + whom(entry.reminder())))
                .toList();
    }

    private List<ReminderRow> rows(Handle handle, Visitor visitor, int limit) {
        return book.upcoming(handle, visitor.communeId(), visitor.id(), limit).stream()
                .map(reminder -> new ReminderRow(
                        HOME + "/" + reminder.id(),
                        moment(reminder.next(), visitor.zone()),
                        reminder.text(),
                        whom(reminder),
                        reminder.when()))
                .toList();
    }

    private String moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : wording.clock(at, zone) + ", " + wording.day(LocalDate.ofInstant(at, zone));
    }

    void show(Context context, Visitor visitor) {
        show(context, visitor, note(context), false);
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
                whom(reminder),
                reminder.when(),
                wording.text("reminder.late." + reminder.kind()),
                reminder.paused(),
                reminder.next() != null,
                origin == null ? "" : String.valueOf(origin.toEpochMilli()),
                origin == null ? "" : moment(origin, zone),
                detail.next().stream().map(at -> moment(at, zone)).toList(),
                detail.times().stream().map(time -> time(time, zone)).toList(),
                event == null ? "" : moment(event, zone),
                detail.got().stream().map(this::got).toList(),
                turnout == null ? "" : wording.text("reminder.turnout", turnout.counts()),
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
                moment(time.due(), zone),
                moment(time.event(), zone),
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
        act(
                context,
                visitor,
                "pause",
                (handle, id) -> book.pause(handle, visitor.communeId(), visitor.actor(), visitor.id(), id));
    }

    void resume(Context context, Visitor visitor) {
        act(
                context,
                visitor,
                "resume",
                (handle, id) -> book.resume(handle, visitor.communeId(), visitor.actor(), visitor.id(), id));
    }

    void skip(Context context, Visitor visitor) {
        act(
                context,
                visitor,
                "skip",
                (handle, id) ->
                        book.skip(handle, visitor.communeId(), visitor.actor(), visitor.id(), id, origin(context)));
    }

    /** To another day at the same hour (dragged), or to a time in words. */
    void move(Context context, Visitor visitor) {
        var origin = origin(context);
        String day = context.formParam("ngay");
        String typed = context.formParam("luc");
        act(context, visitor, "move", (handle, id) -> {
            if (day == null || day.isBlank()) {
                return book.move(
                        handle,
                        visitor.communeId(),
                        visitor.actor(),
                        visitor.id(),
                        id,
                        origin,
                        typed == null ? "" : typed);
            }
            Instant to = onDay(day, origin, context.formParam("gio"), visitor.zone());
            return book.move(handle, visitor.communeId(), visitor.actor(), visitor.id(), id, origin, to);
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
        ReminderResult result =
                database.write(handle -> book.cancel(handle, visitor.communeId(), visitor.actor(), visitor.id(), id));
        if (result instanceof ReminderResult.Created) {
            context.redirect(HOME + "?da=cancel");
        } else {
            throw new NotThere();
        }
    }
}
