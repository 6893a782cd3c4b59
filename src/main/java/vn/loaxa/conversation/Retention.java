package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.db.Database;
import vn.loaxa.outbox.Outbox;

/**
 * Forgets what nobody needs any more: what messages said, what was said in closed threads, pictures of closed cases. To be run
 * once in a while; what is left over is taken the next time. Thread-safe.
 */
public final class Retention {
    /** Zalo takes no answer after that anyway. */
    private static final Duration QUIET = Duration.ofDays(7);
    /** Small enough not to keep other writers waiting. */
    private static final int AT_ONCE = 500;

    private static final int MOST_ROUNDS = 200;

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration messages;
    private final Duration talks;
    private final ResidentThreads threads;
    private final CaseStore cases = new CaseStore();

    /**
     * @param messages how long the words of what we sent are kept
     * @param talks how long what was said between residents and officials is kept after it was closed
     */
    public Retention(Database database, Outbox outbox, Clock clock, Duration messages, Duration talks) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.messages = messages;
        this.talks = talks;
        this.threads = new ResidentThreads(outbox, clock);
    }

    public void runDue() {
        Instant now = clock.instant();
        database.write(handle -> {
            threads.closeQuiet(handle, QUIET);
            threads.forgetClosed(handle, talks);
            return cases.dropMediaClosedBefore(handle, now.minus(talks));
        });
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Long> old = database.read(handle -> outbox.endedBefore(handle, now.minus(messages), AT_ONCE));
            if (old.isEmpty()) {
                return;
            }
            database.write(handle -> outbox.blank(handle, old));
        }
    }
}
