package vn.loaxa.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.ZaloError;

/** What follows from how a call ended. Decides only; no I/O, no clock of its own. */
final class OutcomePolicy {
    /** "The app or OA is over its rate": the one code that concerns everything that is sent, not this row. */
    static final int THROTTLED = -32;
    /** Zalo's word for "wait" with no end is a failure: after these waits, about an hour, a person should know. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30));

    private static final List<Duration> NETWORK = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));
    private static final List<Duration> HUMAN =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));
    /** A quota that is used up for days on end is a failure of this row. */
    private static final int QUOTA_DAYS = 3;

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final OutboxSettings settings;

    OutcomePolicy(OutboxSettings settings) {
        this.settings = settings;
    }

    Verdict judge(OutboxRow row, SendOutcome outcome, Instant now) {
        if (outcome instanceof SendOutcome.Sent sent) {
            return Verdict.sent(now, sent.messageId().isEmpty() ? null : sent.messageId(), sent.charged());
        }
        if (outcome instanceof SendOutcome.Rejected rejected) {
            return refused(row, rejected.error(), now);
        }
        if (outcome instanceof SendOutcome.NotSent notSent) {
            return Verdict.again(now.plus(step(NETWORK, row.attempts())), null, notSent.reason());
        }
        String reason = ((SendOutcome.Unknown) outcome).reason();
        return row.call().leavesMessage()
                ? Verdict.unknown(now.plus(settings.settleDelay()), reason)
                : Verdict.again(now.plus(step(NETWORK, row.attempts())), null, reason);
    }

    private Verdict refused(OutboxRow row, ZaloError error, Instant now) {
        return switch (error.handling()) {
            case WAIT -> waiting(row, error, now);
            case QUOTA ->
                row.attempts() < QUOTA_DAYS
                        ? Verdict.again(nextMorning(now, true), error, null)
                        : Verdict.refused(now, error);
            case NIGHT -> Verdict.again(nextMorning(now, false), error, null);
            case REUPLOAD -> reupload(row, error, now);
            case RECIPIENT, REQUEST -> Verdict.refused(now, error);
            // Nothing of it is this message's fault: it is kept, however long a person needs.
            case REFRESH, HUMAN -> Verdict.again(now.plus(step(HUMAN, row.attempts())), error, null);
        };
    }

    private static Verdict waiting(OutboxRow row, ZaloError error, Instant now) {
        if (error.code() == THROTTLED) {
            return Verdict.again(now, error, null); // the pause of the whole account holds it back
        }
        return row.attempts() < WAITS.size()
                ? Verdict.again(now.plus(WAITS.get(row.attempts())), error, null)
                : Verdict.refused(now, error);
    }

    private static Verdict reupload(OutboxRow row, ZaloError error, Instant now) {
        boolean ourFile = row.call() instanceof Call.FileToUser || row.call() instanceof Call.FileToGroup;
        return ourFile && !row.reuploaded() ? Verdict.againWithNewUpload(now, error) : Verdict.refused(now, error);
    }

    private Instant nextMorning(Instant now, boolean tomorrow) {
        ZonedDateTime here = now.atZone(settings.zone());
        ZonedDateTime morning = here.with(MORNING);
        return (tomorrow || !morning.isAfter(here) ? morning.plusDays(1) : morning).toInstant();
    }

    private static Duration step(List<Duration> waits, int attempts) {
        return waits.get(Math.min(attempts, waits.size() - 1));
    }
}
