package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import vn.loaxa.calendar.LunarCalendar;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.console.view.MonthView;
import vn.loaxa.db.Database;
import vn.loaxa.reminder.ReadyKinds;
import vn.loaxa.reminder.ReminderBook;

/** The month of reminders: solar days with their lunar ones small, feasts, and what comes on each. */
final class ReminderMonth {
    private static final int LISTED = 200;
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2150;

    private final Database database;
    private final ReminderBook book;
    private final ReminderLabels labels;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    ReminderMonth(Database database, ReminderBook book, Frame frame, Renderer renderer, Wording wording, Clock clock) {
        this.database = database;
        this.book = book;
        this.labels = new ReminderLabels(book, wording);
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void show(Context context, Visitor visitor) {
        MonthView view = database.read(handle -> month(handle, visitor, asked(context, visitor), labels.note(context)));
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
                frame.of(visitor, wording.text("nav.reminders"), ReminderPages.HOME),
                wording.text("reminder.month", Map.of("month", month.getMonthValue(), "year", month.getYear())),
                wording.text("reminder.lunarMonth", Map.of("first", wording.lunar(month.atDay(1)))),
                ReminderPages.HOME + "?thang=" + month.minusMonths(1),
                ReminderPages.HOME + "?thang=" + month.plusMonths(1),
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> Wording.sentence(wording.text("weekday." + day)))
                        .toList(),
                weeks,
                labels.rows(handle, visitor, LISTED),
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
                ReminderPages.HOME + "/" + reminder.id() + (entry.past() ? "" : "?lan=" + origin),
                wording.clock(entry.at(), zone),
                reminder.text(),
                labels.whom(reminder),
                reminder.id().toString(),
                entry.past() ? "" : origin,
                entry.past());
    }
}
