package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;

/** Tells each person and each group chat once, in one message, what came late or was missed while the machine was off. */
final class BacklogDigest {
    /** As many as can be read in a chat. */
    private static final int LINES = 8;

    private final Directory directory;
    private final ReminderSender sender;
    private final Quiet quiet;
    private final Clock clock;
    private final ReminderStore reminders = new ReminderStore();
    private final BacklogStore backlog = new BacklogStore();

    BacklogDigest(Directory directory, ReminderSender sender, Quiet quiet, Clock clock) {
        this.directory = directory;
        this.sender = sender;
        this.quiet = quiet;
        this.clock = clock;
    }

    void tell(Database database) {
        for (var untold : database.read(backlog::untold)) {
            database.write(handle -> tell(handle, untold));
        }
    }

    /** The marking and the message are one transaction; a second node finds nothing left to tell. */
    private boolean tell(Handle handle, BacklogStore.Untold untold) {
        var zone = directory.commune(handle, untold.commune()).orElseThrow().zone();
        if (quiet.at(clock.instant(), zone)) {
            return false;
        }
        var lines = backlog.tell(handle, untold.recipient());
        if (lines.isEmpty()) {
            return false;
        }
        var parts = new ArrayList<String>();
        part(handle, lines, true, "send.missed", zone, parts);
        part(handle, lines, false, "send.lateOnes", zone, parts);
        String key = "reminder:" + lines.get(0).occurrence() + "/backlog:" + untold.recipient();
        return sender.toRecipient(handle, untold.commune(), untold.recipient(), key, String.join("\n\n", parts));
    }

    private void part(
            Handle handle, List<BacklogStore.Line> all, boolean missed, String head, ZoneId zone, List<String> parts) {
        // An event with several offsets was one thing to miss; of what comes again only the last is of use late.
        var events = new LinkedHashMap<Object, BacklogStore.Line>();
        all.stream()
                .filter(line -> line.missed() == missed)
                .forEach(line -> events.put(missed ? new Event(line.reminder(), line.event()) : line.reminder(), line));
        if (events.isEmpty()) {
            return;
        }
        var lines = new ArrayList<String>();
        events.values().stream().limit(LINES).forEach(line -> lines.add(line(handle, line, zone)));
        if (events.size() > LINES) {
            lines.add(Spoken.text("send.missedMore", Map.of("count", events.size() - LINES)));
        }
        parts.add(Spoken.text(head, Map.of("count", events.size(), "list", String.join("\n", lines))));
    }

    private record Event(ReminderId reminder, Instant at) {}

    private String line(Handle handle, BacklogStore.Line line, ZoneId zone) {
        var kept = reminders.byId(handle, line.reminder()).orElseThrow();
        return Spoken.text("send.missedLine", Map.of("what", kept.what(), "when", Spoken.when(line.event(), zone)));
    }
}
