package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.ReminderRow;
import vn.loaxa.reminder.Reminder;
import vn.loaxa.reminder.ReminderBook;

/** What the pages about reminders say alike. */
final class ReminderLabels {
    private final ReminderBook book;
    private final Wording wording;

    ReminderLabels(ReminderBook book, Wording wording) {
        this.book = book;
        this.wording = wording;
    }

    /** What was just done, when the address says so. */
    String note(Context context) {
        String key = context.queryParam("da");
        return key == null ? "" : wording.text("reminder.did." + key, "");
    }

    String whom(Reminder reminder) {
        return reminder.audience() == null ? wording.text("reminder.own") : Wording.sentence(reminder.forWhom());
    }

    /** Running ones that this visitor sees, by their next time. */
    List<ReminderRow> rows(Handle handle, Visitor visitor, int limit) {
        return book.upcoming(handle, visitor.communeId(), visitor.id(), limit).stream()
                .map(reminder -> new ReminderRow(
                        ReminderPages.HOME + "/" + reminder.id(),
                        moment(reminder.next(), visitor.zone()),
                        reminder.text(),
                        whom(reminder),
                        reminder.when()))
                .toList();
    }

    String moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : wording.clock(at, zone) + ", " + wording.day(LocalDate.ofInstant(at, zone));
    }
}
