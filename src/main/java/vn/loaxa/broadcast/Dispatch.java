package vn.loaxa.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and how a directive goes out.
 *
 * @param sendAt not before this time; null for as soon as it may
 * @param nightReason why it must go out in the quiet hours; counts for {@link Urgency#FLASH} only, empty for none
 * @param drill everything is planned and written down, and nothing ever leaves
 */
public record Dispatch(@Nullable Instant sendAt, String nightReason, boolean drill) {
    /** At once, or in the morning. */
    public static final Dispatch NOW = new Dispatch(null, "", false);

    public Dispatch {
        nightReason = nightReason.strip();
    }

    public static Dispatch at(Instant time) {
        return new Dispatch(time, "", false);
    }
}
