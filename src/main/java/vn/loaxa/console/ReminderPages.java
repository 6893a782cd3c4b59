package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.ReminderRow;
import vn.loaxa.console.view.RemindersView;
import vn.loaxa.console.view.TimelineItem;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.reminder.Reminder;
import vn.loaxa.reminder.ReminderService;

/** Reminders of bodies that are still to come. What people set for themselves alone is nobody else's business. */
final class ReminderPages {
    private static final int LISTED = 200;

    private final Database database;
    private final Directory directory;
    private final ReminderService reminders;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    ReminderPages(
            Database database,
            Directory directory,
            ReminderService reminders,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.reminders = reminders;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    void list(Context context, Visitor visitor) {
        List<ReminderRow> rows = database.read(handle -> rows(handle, visitor));
        renderer.page(
                context,
                "reminders",
                new RemindersView(frame.of(visitor, wording.text("nav.reminders"), "/nhac-lich"), rows));
    }

    /** The next few, for the home page. */
    List<TimelineItem> next(Handle handle, Visitor visitor, int limit) {
        return rows(handle, visitor).stream()
                .limit(limit)
                .map(row -> new TimelineItem(row.time(), row.text() + ": " + row.whom()))
                .toList();
    }

    private List<ReminderRow> rows(Handle handle, Visitor visitor) {
        return reminders.upcoming(handle, visitor.communeId(), LISTED).stream()
                .flatMap(reminder -> row(handle, visitor, reminder).stream())
                .toList();
    }

    private List<ReminderRow> row(Handle handle, Visitor visitor, Reminder reminder) {
        String text = reminder.text();
        var bodyId = reminder.body();
        if (bodyId == null) {
            return reminder.owner().equals(visitor.id())
                    ? List.of(new ReminderRow(
                            next(reminder, visitor.zone()), text, wording.text("reminder.own"), reminder.when()))
                    : List.of();
        }
        return directory
                .body(handle, bodyId)
                .filter(body -> visitor.may(Right.DEFINE_REMINDER, body))
                .map(Body::name)
                .map(name -> List.of(new ReminderRow(next(reminder, visitor.zone()), text, name, reminder.when())))
                .orElse(List.of());
    }

    private String next(Reminder reminder, ZoneId zone) {
        Instant next = reminder.next();
        return next == null ? "" : wording.day(next.atZone(zone).toLocalDate()) + ", " + wording.clock(next, zone);
    }
}
