package vn.loaxa.reminder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;

/** Tells each person once, in one message, what was missed while the machine was off. */
final class MissedDigest {
    /** As many as can be read in a chat. */
    private static final int LINES = 8;

    private final Directory directory;
    private final ReminderSender sender;
    private final ReminderStore reminders = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();

    MissedDigest(Directory directory, ReminderSender sender) {
        this.directory = directory;
        this.sender = sender;
    }

    void tell(Database database) {
        for (var owner : database.read(occurrences::ownersToTell)) {
            database.write(handle -> tell(handle, owner));
        }
    }

    /** The marking and the message are one transaction; a second node finds nothing left to tell. */
    private int tell(Handle handle, PersonId owner) {
        var missed = occurrences.tellMissed(handle, owner);
        if (missed.isEmpty()) {
            return 0;
        }
        // An event with several offsets was one thing to miss.
        var events = missed.stream()
                .map(one -> new Event(one.reminder(), one.event()))
                .distinct()
                .toList();
        var lines = new ArrayList<String>();
        events.stream().limit(LINES).forEach(event -> lines.add(line(handle, event)));
        if (events.size() > LINES) {
            lines.add(Spoken.text("send.missedMore", Map.of("count", events.size() - LINES)));
        }
        String key = "reminder:" + missed.get(0).id() + "/missed";
        String text = Spoken.text("send.missed", Map.of("count", events.size(), "list", String.join("\n", lines)));
        var one = reminders.byId(handle, missed.get(0).reminder()).orElseThrow();
        sender.toOwner(handle, one, key, text);
        return events.size();
    }

    private record Event(ReminderId reminder, Instant at) {}

    private String line(Handle handle, Event event) {
        var kept = reminders.byId(handle, event.reminder()).orElseThrow();
        var zone = directory.commune(handle, kept.commune()).orElseThrow().zone();
        return Spoken.text("send.missedLine", Map.of("what", kept.what(), "when", Spoken.when(event.at(), zone)));
    }
}
