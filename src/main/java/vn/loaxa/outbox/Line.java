package vn.loaxa.outbox;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;

/** What waits in memory for one Official Account, its rate, and its pauses. Guarded by {@link SendQueue}'s lock. */
final class Line {
    private static final List<Duration> THROTTLE =
            Stream.of(1, 2, 5, 15, 30, 60).map(Duration::ofSeconds).toList();
    private static final List<Duration> NETWORK =
            Stream.of(1, 2, 5, 15, 30).map(Duration::ofSeconds).toList();
    private static final List<Duration> HUMAN =
            Stream.of(1, 5, 15, 30).map(Duration::ofMinutes).toList();

    private final Map<Lane, ArrayDeque<OutboxRow>> lanes = new EnumMap<>(Lane.class);
    private final LanePicker picker = new LanePicker();
    private final Set<String> busy = new HashSet<>();
    private final Bucket bucket;
    private final Breaker throttle = new Breaker(1, THROTTLE);
    private final Breaker network = new Breaker(5, NETWORK);
    /** By what a refusal that needs a person can concern: one group chat, or all messages to people of one lane. */
    private final Map<String, Breaker> human = new HashMap<>();

    private long nanosToToken;

    Line(int ratePerMinute, Ticker ticker) {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
        bucket = bucket(ratePerMinute, ticker);
    }

    /**
     * Smooth, and a little under the rate: in no second does more arrive than Zalo counts, even if some calls are late and
     * come together with the next ones.
     */
    private static Bucket bucket(int ratePerMinute, Ticker ticker) {
        long capacity = Math.max(1, ratePerMinute / 6_000);
        double perMinute = ratePerMinute * 0.985;
        Duration perToken = Duration.ofNanos(Math.max(1, Math.round(60e9 / perMinute)));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, perToken))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return ticker.nanos();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .build();
    }

    void add(OutboxRow row) {
        lane(row.lane()).add(row);
    }

    int waiting(Lane lane) {
        return lane(lane).size();
    }

    /** How many more rows of the lane are of use now. */
    int room(Lane lane, int prefetch, Instant now) {
        Breaker gate = human.get(lane.name());
        if (throttle.isPaused(now) || network.isPaused(now) || (gate != null && gate.isPaused(now))) {
            return 0;
        }
        boolean trying = throttle.isTrying(now) || network.isTrying(now) || (gate != null && gate.isTrying(now));
        return Math.max(0, (trying ? 1 : prefetch) - waiting(lane));
    }

    /** The next row that may go now, with its token taken; null if there is none. */
    @Nullable
    OutboxRow poll(Instant now) {
        nanosToToken = Long.MAX_VALUE;
        for (Lane lane : picker.order()) {
            for (Iterator<OutboxRow> rows = lane(lane).iterator(); rows.hasNext(); ) {
                OutboxRow row = rows.next();
                if (!busy.contains(row.call().recipient()) && lets(row, now)) {
                    if (!takeToken()) {
                        return null;
                    }
                    rows.remove();
                    busy.add(row.call().recipient());
                    gates(row).forEach(Breaker::started);
                    picker.next();
                    return row;
                }
            }
        }
        return null;
    }

    private boolean takeToken() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        nanosToToken = probe.getNanosToWaitForRefill();
        return probe.isConsumed();
    }

    /** After a {@link #poll} that gave nothing: how long until a token is there; huge if that was not the reason. */
    long nanosToToken() {
        return nanosToToken;
    }

    void finished(OutboxRow row, SendOutcome outcome, Instant now) {
        busy.remove(row.call().recipient());
        if (outcome instanceof SendOutcome.NotSent notSent) {
            gates(row).forEach(Breaker::neither);
            network.bad(now, notSent.reason());
            return;
        }
        if (outcome instanceof SendOutcome.Unknown) {
            gates(row).forEach(Breaker::neither);
            return;
        }
        network.good(now);
        ZaloError error = outcome instanceof SendOutcome.Rejected rejected ? rejected.error() : null;
        if (error != null && error.code() == OutcomePolicy.THROTTLED) {
            gates(row).forEach(Breaker::neither);
            throttle.bad(now, describe(error));
            return;
        }
        throttle.good(now);
        Breaker gate = human.computeIfAbsent(scope(row), unused -> new Breaker(3, HUMAN));
        if (error != null && (error.handling() == Handling.HUMAN || error.handling() == Handling.REFRESH)) {
            gate.bad(now, describe(error));
        } else {
            gate.good(now);
        }
        if (gate.isClosed()) {
            human.remove(scope(row));
        }
    }

    /** The row was not sent after all, for a reason of ours. */
    void putDown(OutboxRow row) {
        busy.remove(row.call().recipient());
        gates(row).forEach(Breaker::neither);
    }

    /** Takes out the rows that a pause holds back, so that they do not lie here until their hold ends. */
    List<OutboxRow> withdrawPaused(Instant now) {
        List<OutboxRow> out = new ArrayList<>();
        for (ArrayDeque<OutboxRow> rows : lanes.values()) {
            rows.removeIf(row -> gates(row).stream().anyMatch(gate -> gate.isPaused(now)) && out.add(row));
        }
        return out;
    }

    List<OutboxRow> withdrawAll() {
        List<OutboxRow> out = new ArrayList<>();
        lanes.values().forEach(rows -> {
            out.addAll(rows);
            rows.clear();
        });
        return out;
    }

    /** A person has mended what was wrong: nothing is held back for it any more. */
    void mended() {
        human.clear();
    }

    /** When a row that is held back by a pause may be looked at again. */
    Instant resumesAt(OutboxRow row, Instant now) {
        return gates(row).stream()
                .filter(gate -> gate.isPaused(now))
                .map(Breaker::until)
                .max(Instant::compareTo)
                .orElse(now);
    }

    Map<String, Breaker> pauses(Instant now) {
        Map<String, Breaker> all = new HashMap<>(human);
        all.put("rate", throttle);
        all.put("network", network);
        all.values().removeIf(gate -> !gate.isPaused(now));
        return all;
    }

    private boolean lets(OutboxRow row, Instant now) {
        return gates(row).stream().allMatch(gate -> gate.lets(now));
    }

    private List<Breaker> gates(OutboxRow row) {
        Breaker gate = human.get(scope(row));
        return gate == null ? List.of(throttle, network) : List.of(throttle, network, gate);
    }

    private static String scope(OutboxRow row) {
        String recipient = row.call().recipient();
        return recipient.startsWith("group:") ? recipient : row.lane().name();
    }

    private static String describe(ZaloError error) {
        return error.code() + " " + error.message();
    }

    private ArrayDeque<OutboxRow> lane(Lane lane) {
        ArrayDeque<OutboxRow> rows = lanes.get(lane);
        if (rows == null) {
            throw new IllegalStateException("No lane " + lane);
        }
        return rows;
    }
}
