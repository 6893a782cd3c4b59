package vn.loaxa.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.Dialect;
import vn.loaxa.zalo.message.SendOutcome;

/**
 * Sends what is in the outbox: leases rows in a short transaction, gives the connection back, makes the calls side by side,
 * and records the endings together. After a crash every row that was under way is unknown and is settled, never repeated
 * blindly. Thread-safe; {@link #runDue} by hand, {@link #start} for threads of its own.
 */
public final class OutboxDispatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);

    /** Longer than a call takes, and than its ending takes to be recorded. */
    private static final long STILL_ON_ITS_WAY_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** When a person mended an account: by the clock of the rows, and by one that does not jump. */
    private record Mended(long at, long nanos) {}

    private final Map<CommuneId, Mended> mended = new ConcurrentHashMap<>();
    /** When each account had last consented as far as this node knows. */
    private final Map<CommuneId, Instant> consents = new ConcurrentHashMap<>();

    private final Database database;
    private final Outbox outbox;
    private final OfficialAccounts accounts;
    private final Clock clock;
    private final OutboxSettings settings;
    private final Gateway gateway;
    private final OutcomePolicy policy;
    private final SendQueue queue;
    private final OutboxLeases leases;
    private final OutboxRecorder recorder;
    private final OutboxSettler settler;
    private @Nullable OutboxThreads threads;

    /** @param listeners told of every ending, in the transaction that records it */
    public OutboxDispatcher(
            Database database,
            Outbox outbox,
            OfficialAccounts accounts,
            ZaloClients clients,
            Clock clock,
            OutboxSettings settings,
            List<OutboxListener> listeners,
            MeterRegistry meters) {
        this(database, outbox, accounts, clients, clock, settings, listeners, meters, Ticker.MACHINE);
    }

    OutboxDispatcher(
            Database database,
            Outbox outbox,
            OfficialAccounts accounts,
            ZaloClients clients,
            Clock clock,
            OutboxSettings settings,
            List<OutboxListener> listeners,
            MeterRegistry meters,
            Ticker ticker) {
        this.database = database;
        this.outbox = outbox;
        this.accounts = accounts;
        this.clock = clock;
        this.settings = settings;
        String holder = "outbox-" + UUID.randomUUID();
        outbox.listen(listeners);
        gateway = new ZaloGateway(database, outbox.files(), clients, clock);
        policy = new OutcomePolicy(settings);
        queue = new SendQueue(clock, settings.ratePerMinute(), ticker);
        leases = new OutboxLeases(database, outbox, accounts, queue, clock, settings, holder);
        recorder = new OutboxRecorder(database, outbox, clock, holder, meters);
        settler = new OutboxSettler(database, outbox, gateway, clock, settings);
        if (database.dialect() == Dialect.SQLITE) {
            // One process only: whatever is still held was held by one that is no more.
            leases.releaseAllHolds();
        }
        accounts.known().forEach(account -> recorder.watch(account.commune()));
        noticeMended();
    }

    /** Starts the threads; they stop with {@link #close}. */
    public synchronized void start() {
        if (threads == null) {
            threads = new OutboxThreads(this, settings.maxInFlight());
            outbox.whenAdded(threads::wake);
        }
    }

    /**
     * Sends on the calling thread what may go now, and settles what is due, until there is no more. Rows that a pause holds
     * back stay. Returns how many calls were made.
     */
    public int runDue() {
        int sent = sendDue();
        return settler.runDue() == 0 ? sent : sent + sendDue();
    }

    private int sendDue() {
        int sent = 0;
        try {
            do {
                leases.fill();
                for (OutboxRow row = queue.takeIfAny(); row != null; row = queue.takeIfAny()) {
                    recorder.record(List.of(send(row)));
                    sent++;
                }
                recorder.record(leases.withdrawPaused());
            } while (leases.fill() > 0);
            recorder.clearAlerts();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    /**
     * A person has mended the account: what waited for that goes out now, and not when its long pause ends. Other nodes see it
     * by {@link #noticeMended}. Not to be called from inside a transaction.
     */
    public void mended(CommuneId commune) {
        queue.mended(commune);
        mended.put(commune, new Mended(clock.millis(), System.nanoTime()));
        hurryMended();
        outbox.wakeUp();
    }

    /**
     * Looks whether an account has got a new consent since this was last called, here or on another node, and ends the pause that
     * its old one had brought. To be called on every node every few seconds; not from inside a transaction.
     */
    public void noticeMended() {
        for (OfficialAccount account : accounts.known()) {
            Instant consent = database.read(handle -> accounts.consentedAt(handle, account.commune()));
            Instant before = consents.put(account.commune(), consent);
            if (before != null && consent.isAfter(before)) {
                mended(account.commune());
            }
        }
    }

    /** Again for a while: of what was on its way then, some is put back only after it. */
    void hurryMended() {
        mended.forEach((commune, when) -> {
            database.write(handle -> outbox.store().hurry(handle, commune, when.at(), clock.millis()));
            if (System.nanoTime() - when.nanos() > STILL_ON_ITS_WAY_NANOS) {
                mended.remove(commune, when);
            }
        });
    }

    /** What is held back now and why; empty when all is well. For the health page. */
    public List<Pause> pauses() {
        return queue.pauses();
    }

    /** Makes the call of a row that was taken from the queue. */
    OutboxRecorder.Result send(OutboxRow row) {
        Instant now = clock.instant();
        if (!now.plus(settings.callTimeout()).isBefore(row.heldUntil())) {
            // The process stood still for too long: by the end of the call another node may have judged the row.
            queue.putDown(row);
            return new OutboxRecorder.Result(row, Verdict.givenBack(now));
        }
        SendOutcome outcome = call(row);
        Instant ended = clock.instant();
        Verdict verdict = policy.judge(row, outcome, ended);
        if (verdict.reuploaded()) {
            gateway.forgetUpload(row);
        }
        queue.finished(row, outcome);
        return new OutboxRecorder.Result(row, verdict);
    }

    private SendOutcome call(OutboxRow row) {
        try {
            return gateway.send(row);
        } catch (RuntimeException e) {
            log.error("Sending outbox row {} broke off; it will be settled", row.id(), e);
            return new SendOutcome.Unknown(e.getClass().getSimpleName());
        }
    }

    SendQueue queue() {
        return queue;
    }

    OutboxLeases leases() {
        return leases;
    }

    OutboxRecorder recorder() {
        return recorder;
    }

    OutboxSettler settler() {
        return settler;
    }

    /** Lets the calls under way end and be recorded; gives back the rows that were not sent yet. */
    @Override
    public synchronized void close() {
        if (threads != null) {
            outbox.whenAdded(() -> {});
            threads.close();
            threads = null;
        }
        List<OutboxRecorder.Result> unsent = new ArrayList<>();
        queue.withdrawAll()
                .forEach(row -> unsent.add(new OutboxRecorder.Result(row.row(), Verdict.givenBack(row.dueAt()))));
        recorder.record(unsent);
    }
}
