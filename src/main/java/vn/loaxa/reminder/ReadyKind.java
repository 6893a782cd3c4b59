package vn.loaxa.reminder;

import java.time.Duration;
import java.util.List;

/** A ready-made reminder of {@code config/reminder-kinds.yml}; whoever sets it may change all of it. */
public record ReadyKind(String key, String name, String what, String when, ReminderKind kind, List<Duration> offsets) {
    public ReadyKind {
        offsets = List.copyOf(offsets);
    }

    /** What somebody could type after "nhắc &lt;nhóm&gt;:" to get the same. */
    public String typed() {
        String before = offsets.isEmpty() ? "" : Spoken.before(offsets);
        return when + before + ", " + what;
    }
}
