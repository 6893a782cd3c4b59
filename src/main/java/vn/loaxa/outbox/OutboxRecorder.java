package vn.loaxa.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.zalo.wire.ErrorFamily;
import vn.loaxa.zalo.wire.Handling;

/** Writes down how sends ended, many in one transaction, each together with what its listeners make of it. Thread-safe. */
final class OutboxRecorder {
    private static final Logger log = LoggerFactory.getLogger(OutboxRecorder.class);
    private static final ZaloErrorWords WORDS = new ZaloErrorWords(ErrorFamily.OA);

    /** How a held row ended. */
    record Result(OutboxRow row, Verdict verdict) {}

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;
    private final String holder;
    private final MeterRegistry meters;
    private final Alerts alerts;
    private final Set<CommuneId> alerted = ConcurrentHashMap.newKeySet();

    OutboxRecorder(Database database, Outbox outbox, Clock clock, String holder, MeterRegistry meters) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.holder = holder;
        this.meters = meters;
        alerts = new Alerts(clock);
    }

    void record(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        try {
            database.write(handle -> {
                results.forEach(result -> recordOne(handle, result, true));
                return true;
            });
        } catch (RuntimeException e) {
            log.error("Recording {} sends together failed; each is recorded by itself", results.size(), e);
            results.forEach(this::recordAlone);
        }
        results.forEach(result -> meters.counter(
                        "loaxa.outbox.results",
                        "state",
                        result.verdict().state().name().toLowerCase(Locale.ROOT))
                .increment());
    }

    /** What Zalo did is written down in any case: a row that stays "sending" would have to be proven again. */
    private void recordAlone(Result result) {
        try {
            database.write(handle -> recordOne(handle, result, true));
        } catch (RuntimeException fault) {
            log.error(
                    "A listener failed for outbox row {}; its ending is recorded without it",
                    result.row().id(),
                    fault);
            try {
                database.write(handle -> recordOne(handle, result, false));
            } catch (RuntimeException e) {
                log.error(
                        "The ending of outbox row {} cannot be recorded; it will be settled",
                        result.row().id(),
                        e);
            }
        }
    }

    private boolean recordOne(Handle handle, Result result, boolean tell) {
        OutboxRow row = result.row();
        Verdict verdict = result.verdict();
        Instant now = clock.instant();
        if (!outbox.store().record(handle, row, verdict, holder, now.toEpochMilli())) {
            return false;
        }
        var error = verdict.error();
        if (error != null && (error.handling() == Handling.HUMAN || error.handling() == Handling.REFRESH)) {
            alerted.add(row.commune());
            alerts.raise(handle, row.commune(), "sending", WORDS.of(error.code(), error.message()));
        }
        if (verdict.state() == OutboxState.PENDING) {
            outbox.cancelIfStopped(handle, row.id());
        }
        if (verdict.isNews() && tell) {
            outbox.tell(handle, change(row, verdict, now));
        }
        return true;
    }

    static OutboxChange change(OutboxRow row, Verdict verdict, Instant now) {
        return new OutboxChange(
                row.id(),
                row.commune(),
                row.call(),
                row.reference(),
                verdict.state(),
                verdict.messageId(),
                verdict.error(),
                now);
    }

    /** Closes the alert of a commune when nothing waits for a person any more. */
    void clearAlerts() {
        for (CommuneId commune : List.copyOf(alerted)) {
            database.write(handle -> {
                if (!outbox.store().anyNeedsPerson(handle, commune)) {
                    alerts.clear(handle, commune, "sending");
                    handle.afterCommit(() -> alerted.remove(commune));
                }
                return true;
            });
        }
    }

    /** After a start: alerts of the last run are looked at too. */
    void watch(CommuneId commune) {
        alerted.add(commune);
    }
}
