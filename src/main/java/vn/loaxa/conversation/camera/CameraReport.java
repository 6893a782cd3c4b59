package vn.loaxa.conversation.camera;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A camera that somebody reported as broken. Who did so stands in the case alone.
 *
 * @param number of the case
 * @param answeredAt when the office said what is done about it, or null
 */
public record CameraReport(
        int number,
        String place,
        String fault,
        Instant at,
        Instant due,
        @Nullable Instant answeredAt) {
    public boolean open() {
        return answeredAt == null;
    }

    public boolean late(Instant now) {
        return open() && now.isAfter(due);
    }
}
