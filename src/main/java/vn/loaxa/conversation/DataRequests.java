package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Requests of residents about their own data, with the clock of Nghị định 356/2025/NĐ-CP, Điều 5: an answer within two working
 * days, deletion within twenty days. Thread-safe.
 */
public final class DataRequests {
    private static final int ANSWER_WORKING_DAYS = 2;
    private static final Duration ERASE_WITHIN = Duration.ofDays(20);
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private final Audit audit;
    private final Clock clock;
    private final DataRequestStore store = new DataRequestStore();

    public DataRequests(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An open request.
     *
     * @param answerBy until when the resident must hear what is done
     * @param doneBy until when it must be done
     */
    public record Open(
            long id, ZaloUserId user, @Nullable PersonId person, Instant askedAt, Instant answerBy, Instant doneBy) {
        public boolean overdue(Instant now) {
            return now.isAfter(doneBy);
        }
    }

    /** The most urgent first. */
    public List<Open> open(Handle handle, CommuneId commune) {
        return store.open(handle, commune);
    }

    /**
     * Deletes what conversations keep of the account: where it stands in talks, check-ins, products, and who reported a case (the
     * report itself is a record of the office). The ledger of consents stays as proof. The roll is the directory's.
     *
     * @return false if the request is not open
     */
    public boolean erase(Handle handle, CommuneId commune, Actor actor, long id) {
        Open request = store.open(handle, commune).stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .orElse(null);
        if (request == null) {
            return false;
        }
        store.erase(handle, commune, request.user());
        store.done(handle, id, clock.instant());
        audit.record(handle, commune, actor, "data.erased", "data-request:" + id, Map.of());
        return true;
    }

    /** Asking again while a request is open changes nothing; the first clock runs on. */
    Open ask(Handle handle, CommuneId commune, ZoneId zone, ZaloUserId user, @Nullable PersonId person) {
        return store.open(handle, commune).stream()
                .filter(it -> it.user().equals(user))
                .findFirst()
                .orElseGet(() -> {
                    Instant now = clock.instant();
                    return store.add(
                            handle,
                            commune,
                            new Open(0, user, person, now, answerBy(now, zone), now.plus(ERASE_WITHIN)));
                });
    }

    private static Instant answerBy(Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate();
        for (int i = 0; i < ANSWER_WORKING_DAYS; i++) {
            day = WorkingDays.standard().onOrAfter(day.plusDays(1));
        }
        return day.atTime(CLOSING).atZone(zone).toInstant();
    }
}
