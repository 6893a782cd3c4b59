package vn.loaxa.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;

/** Moves rows from the table into the queue in memory, a small stock for each lane of each account. Thread-safe. */
final class OutboxLeases {
    private static final int OVERDUE_AT_ONCE = 200;

    private final Database database;
    private final Outbox outbox;
    private final OfficialAccounts accounts;
    private final SendQueue queue;
    private final Clock clock;
    private final OutboxSettings settings;
    private final String holder;
    private final int stock;

    OutboxLeases(
            Database database,
            Outbox outbox,
            OfficialAccounts accounts,
            SendQueue queue,
            Clock clock,
            OutboxSettings settings,
            String holder) {
        this.database = database;
        this.outbox = outbox;
        this.accounts = accounts;
        this.queue = queue;
        this.clock = clock;
        this.settings = settings;
        this.holder = holder;
        // Enough that the senders never wait for the table, and little enough that all of it goes long before the hold
        // ends.
        int inFlight = settings.maxInFlight();
        int fast = Math.max(2 * inFlight, Math.min(4 * inFlight, settings.ratePerMinute() / 960));
        stock = Math.max(8, Math.min(fast, settings.ratePerMinute() / 12));
    }

    /** Refills lanes that are less than half full. Returns how many rows came in. */
    int fill() {
        expireOverdue();
        int added = 0;
        for (var account : accounts.known()) {
            Map<Lane, Integer> wanted = wanted(account.commune());
            if (!wanted.isEmpty()) {
                added += fill(account.commune(), wanted);
            }
        }
        return added;
    }

    private Map<Lane, Integer> wanted(CommuneId commune) {
        Map<Lane, Integer> wanted = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            int room = queue.room(commune, lane, stock);
            if (room > stock / 2 || (room > 0 && queue.waiting(commune, lane) == 0)) {
                wanted.put(lane, room);
            }
        }
        return wanted;
    }

    private int fill(CommuneId commune, Map<Lane, Integer> wanted) {
        Instant now = clock.instant();
        long millis = now.toEpochMilli();
        database.read(
                handle -> wanted.keySet().removeIf(lane -> !outbox.store().anyDue(handle, commune, lane, millis)));
        if (wanted.isEmpty()) {
            return 0;
        }
        long until = now.plus(settings.hold()).toEpochMilli();
        List<OutboxRow> rows = database.write(handle -> {
            List<OutboxRow> leased = new ArrayList<>();
            wanted.forEach((lane, room) -> leased.addAll(
                    outbox.store().lease(handle, database.dialect(), commune, lane, holder, millis, until, room)));
            return leased;
        });
        queue.add(rows);
        return rows.size();
    }

    /** Rows whose holder is gone: whether they were sent is for the settler to find out. */
    private void expireOverdue() {
        Instant now = clock.instant();
        List<OutboxRow> overdue =
                database.read(handle -> outbox.store().overdue(handle, now.toEpochMilli(), OVERDUE_AT_ONCE));
        if (overdue.isEmpty()) {
            return;
        }
        database.write(handle -> {
            for (OutboxRow row : overdue) {
                if (!row.call().leavesMessage()) {
                    outbox.store().repeatLost(handle, row, now.toEpochMilli());
                    outbox.cancelIfStopped(handle, row.id());
                    continue;
                }
                Instant lookAgain = row.sendingSince().plus(settings.settleDelay());
                Verdict unknown = Verdict.unknown(lookAgain, "its sender is gone");
                if (outbox.store().markLost(handle, row, lookAgain.toEpochMilli(), now.toEpochMilli())) {
                    outbox.tell(handle, OutboxRecorder.change(row, unknown, now));
                }
            }
            return true;
        });
    }

    /** Rows in memory that a pause holds back, to be given back to the table until it ends. */
    List<OutboxRecorder.Result> withdrawPaused() {
        return queue.withdrawPaused().stream()
                .map(row -> new OutboxRecorder.Result(row.row(), Verdict.givenBack(row.dueAt())))
                .toList();
    }

    void releaseAllHolds() {
        database.write(handle -> {
            outbox.store().releaseAllHolds(handle);
            return true;
        });
    }
}
