package vn.loaxa.reminder;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Audience;

/**
 * A reminder as filled in.
 *
 * @param audience for whom, or null for oneself
 * @param when the time or the rule in words: "19h30 thứ 7 cuối tháng hằng tháng"
 * @param kind null: judged by the words of {@code what}
 * @param offsets how long before; null: as the words say, or as is usual for the kind
 * @param untilDone to come again each day until it is done
 */
public record ReminderForm(
        @Nullable Audience audience,
        String what,
        String when,
        @Nullable ReminderKind kind,
        @Nullable List<Duration> offsets,
        boolean untilDone) {
    public ReminderForm {
        offsets = offsets == null ? null : List.copyOf(offsets);
    }
}
