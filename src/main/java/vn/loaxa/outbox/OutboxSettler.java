package vn.loaxa.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.Alerts;
import vn.loaxa.db.Database;

/**
 * Finds out what became of sends whose answer never came. Only what the conversation's history shows counts as sent, only
 * what a well-read history does not show goes out again, and what cannot be settled is left to a person. Thread-safe.
 */
final class OutboxSettler {
    /** Zalo's clock and ours may differ. Earlier messages of the same words are kept apart by their ids. */
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

    private static final List<Duration> LOOK_AGAIN = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2));
    private static final int AT_ONCE = 20;

    private final Database database;
    private final Outbox outbox;
    private final SettleStore store = new SettleStore();
    private final Gateway gateway;
    private final Clock clock;
    private final OutboxSettings settings;
    private final Alerts alerts;

    OutboxSettler(Database database, Outbox outbox, Gateway gateway, Clock clock, OutboxSettings settings) {
        this.database = database;
        this.outbox = outbox;
        this.gateway = gateway;
        this.clock = clock;
        this.settings = settings;
        alerts = new Alerts(clock);
    }

    /** Settles what is due, on the calling thread. Returns how many rows came to an end or go out again. */
    int runDue() {
        int settled = 0;
        for (List<OutboxRow> rows = hold(); !rows.isEmpty(); rows = hold()) {
            for (OutboxRow row : rows) {
                settled += settle(row) ? 1 : 0;
            }
        }
        return settled;
    }

    private List<OutboxRow> hold() {
        Instant now = clock.instant();
        if (!database.read(handle -> store.anyDue(handle, now.toEpochMilli()))) {
            return List.of();
        }
        long until = now.plus(settings.hold()).toEpochMilli();
        return database.write(handle -> store.hold(handle, database.dialect(), now.toEpochMilli(), until, AT_ONCE));
    }

    private boolean settle(OutboxRow row) {
        @Nullable
        List<Gateway.Said> said = gateway.saidSince(row, row.sendingSince().minus(CLOCK_SLACK));
        return database.write(handle -> {
            if (!store.stillOpen(handle, row)) {
                return false; // an echo was quicker
            }
            if (said == null) {
                return cannotTell(handle, row);
            }
            for (Gateway.Said message : said) {
                if (MessageMatch.fits(row.call(), message.kind(), message.text())
                        && !store.isClaimed(handle, row.commune(), message.messageId())) {
                    end(handle, row, Verdict.sent(clock.instant(), message.messageId(), false));
                    return true;
                }
            }
            return sendAgain(handle, row);
        });
    }

    /** Not in the history. Another send of the same words to the same person may still be under way: then wait. */
    private boolean sendAgain(Handle handle, OutboxRow row) {
        Instant now = clock.instant();
        boolean historyIsDue = !now.isBefore(row.sendingSince().plus(settings.settleDelay()));
        if (!historyIsDue || store.isSendingTo(handle, row)) {
            store.lookAgain(handle, row, now.plus(settings.settleDelay()), 0);
            return false;
        }
        store.reopen(handle, row, now.toEpochMilli());
        outbox.cancelIfStopped(handle, row.id());
        handle.afterCommit(outbox::wakeUp);
        return true;
    }

    private boolean cannotTell(Handle handle, OutboxRow row) {
        Instant now = clock.instant();
        if (row.settleAttempts() < LOOK_AGAIN.size()) {
            store.lookAgain(handle, row, now.plus(LOOK_AGAIN.get(row.settleAttempts())), 1);
            return false;
        }
        end(handle, row, Verdict.unsettled(now, "the history cannot be read"));
        alerts.raise(handle, row.commune(), "unsettled", "");
        return true;
    }

    private void end(Handle handle, OutboxRow row, Verdict verdict) {
        Instant now = clock.instant();
        if (store.end(handle, row, verdict, now.toEpochMilli())) {
            outbox.tell(handle, OutboxRecorder.change(row, verdict, now));
        }
    }
}
