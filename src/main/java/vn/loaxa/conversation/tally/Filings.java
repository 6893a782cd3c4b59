package vn.loaxa.conversation.tally;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Who was led to the step of filing a procedure online, and what they said became of it. Zalo does not show whether the portal was
 * opened, so this is what people say. All writes take part in the caller's transaction. Thread-safe.
 */
public final class Filings {
    /** Who is led through the same procedure again on the same day is one case. */
    private static final Duration SAME = Duration.ofDays(1);
    /** Whoever says later than this that they filed means something else. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(30);

    private final Clock clock;
    private final FilingStore store = new FilingStore();

    public Filings(Clock clock) {
        this.clock = clock;
    }

    /** What became of it. */
    public enum Answer {
        FILED,
        AT_OFFICE,
        NOT_YET
    }

    /** Somebody who was led through and has not said yet what became of it. */
    public record Led(long id, ZaloUserId user) {}

    public void led(Handle handle, CommuneId commune, ZaloUserId user, @Nullable VillageId village, String topic) {
        Instant now = clock.instant();
        if (!store.ledSince(handle, commune, user, topic, now.minus(SAME))) {
            store.add(handle, commune, user, village, topic, now);
        }
    }

    /** Notes the answer on the latest procedure that waits for one or got "not yet". @return false if there is none */
    public boolean answered(Handle handle, CommuneId commune, ZaloUserId user, Answer answer) {
        Instant now = clock.instant();
        return store.answer(handle, commune, user, answer, now.minus(ANSWERED_WITHIN), now);
    }

    /** Those led through in this time whom nobody has asked, oldest first, one for an account. */
    public List<Led> toAsk(Handle handle, CommuneId commune, Instant from, Instant until) {
        return store.toAsk(handle, commune, from, until);
    }

    /** Was asked what became of it. */
    public void asked(Handle handle, CommuneId commune, Led led) {
        store.asked(handle, commune, led.user(), clock.instant());
    }
}
