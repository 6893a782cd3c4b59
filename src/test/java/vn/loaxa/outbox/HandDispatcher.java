package vn.loaxa.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.db.Database;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.ScriptedZalo;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloTransport;

/**
 * The dispatcher as a test turns it by hand. Time passes only as the rate demands, so a day of sending takes as long as its
 * calls; and it can stop dead between any two steps, as a killed process does.
 */
public final class HandDispatcher implements AutoCloseable {
    private final OutboxDispatcher dispatcher;
    private final ZaloTransport transport;
    private boolean dead;

    public HandDispatcher(
            Database database,
            Outbox outbox,
            OfficialAccounts accounts,
            ScriptedZalo zalo,
            MovableClock clock,
            int ratePerMinute,
            List<OutboxListener> listeners) {
        transport = new ZaloTransport(zalo.endpoints(), HttpSettings.defaults());
        dispatcher = new OutboxDispatcher(
                database,
                outbox,
                accounts,
                new ZaloClients(database, accounts, transport, clock, false),
                clock,
                OutboxSettings.defaults().withRatePerMinute(ratePerMinute),
                listeners,
                new SimpleMeterRegistry(),
                ticker(clock));
    }

    private static Ticker ticker(MovableClock clock) {
        Instant start = clock.instant();
        return new Ticker() {
            @Override
            public long nanos() {
                return Duration.between(start, clock.instant()).toNanos();
            }

            @Override
            public void rest(long nanos) {
                clock.advance(Duration.ofNanos(nanos));
            }
        };
    }

    /** Sends and settles all that is due now. Returns how many calls were made. */
    public int runDue() {
        return dispatcher.runDue();
    }

    /** Makes at most so many calls and writes down how they ended. Returns how many there were. */
    public int send(int calls) {
        for (int made = 0; made < calls; made++) {
            OutboxRow row = next();
            if (row == null) {
                return made;
            }
            dispatcher.recorder().record(List.of(dispatcher.send(row)));
        }
        return calls;
    }

    /** As {@code kill -9} between Zalo's answer and our record of it; other rows are leased and lie in memory. */
    public void sendOneAndDie() {
        OutboxRow row = next();
        if (row != null) {
            dispatcher.send(row);
        }
        die();
    }

    /** As {@code kill -9} with rows leased and nothing under way. */
    public void die() {
        dead = true;
        transport.close();
    }

    private @Nullable OutboxRow next() {
        try {
            OutboxRow row = dispatcher.queue().takeIfAny();
            if (row == null) {
                dispatcher.leases().fill();
                row = dispatcher.queue().takeIfAny();
            }
            return row;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What every node does every few seconds. */
    public void noticeMended() {
        dispatcher.noticeMended();
    }

    public List<Pause> pauses() {
        return dispatcher.pauses();
    }

    @Override
    public void close() {
        if (!dead) {
            dispatcher.close();
            die();
        }
    }
}
