package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Requests of residents about their own data, with the clocks of Nghị định 356/2025/NĐ-CP, Điều 5: an answer within two working
 * days; a copy or a correction within ten days, deletion within twenty. Thread-safe.
 */
public final class DataRequests {
    private static final int ANSWER_WORKING_DAYS = 2;
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private final Audit audit;
    private final Clock clock;
    private final Erasure erasure;
    private final PersonalData held;
    private final DataRequestStore store = new DataRequestStore();

    public DataRequests(Directory directory, Outbox outbox, Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.erasure = new Erasure(directory, outbox, audit, clock);
        this.held = new PersonalData(directory);
    }

    /** What is asked for, and within how long it must be done. */
    public enum Kind {
        ERASE(20),
        /** A copy of what is kept. */
        EXPORT(10),
        CORRECT(10);

        private final Duration within;

        Kind(int days) {
            within = Duration.ofDays(days);
        }
    }

    /**
     * An open request.
     *
     * @param user null for somebody without an account who asked at the counter
     * @param answerBy until when the resident must hear what is done
     * @param doneBy until when it must be done
     * @param answeredAt when they heard, or null
     */
    public record Open(
            long id,
            Kind kind,
            @Nullable ZaloUserId user,
            @Nullable PersonId person,
            Instant askedAt,
            Instant answerBy,
            Instant doneBy,
            @Nullable Instant answeredAt) {
        public boolean overdue(Instant now) {
            return now.isAfter(doneBy) || answeredAt == null && now.isAfter(answerBy);
        }

        @Override
        public String toString() {
            return "Open[" + id + ", " + kind + "]";
        }
    }

    /** How an act on a request ended. Only {@link #DONE} changed anything. */
    public enum Outcome {
        DONE,
        /** It is not open, or not of a kind for which this can be done. */
        NOT_OPEN,
        /** The person holds an office or leads a body, and must hand that over first. */
        IN_OFFICE,
        /** A message to the person is on its way: try again in a minute. */
        UNDER_WAY
    }

    /** The most urgent first. */
    public List<Open> open(Handle handle, CommuneId commune) {
        return store.open(handle, commune);
    }

    public Optional<Open> byId(Handle handle, CommuneId commune, long id) {
        return open(handle, commune).stream().filter(it -> it.id() == id).findFirst();
    }

    /**
     * Deletes what is kept of the account and of the person it belongs to, in all that this server keeps: talks, messages in and
     * out, check-ins, products, reminders, name and phone in the roll. What stays, without saying whose it was: reports of
     * problems and that papers were delivered (records of the office), marks given, the ledger of consents (proof, Luật
     * 91/2025/QH15 Điều 9) and the audit log. Copies made by {@code backup} before are the operator's to delete.
     */
    public Outcome erase(Handle handle, CommuneId commune, Actor actor, long id) {
        Open request = byId(handle, commune, id).orElse(null);
        if (request == null || request.kind() != Kind.ERASE) {
            return Outcome.NOT_OPEN;
        }
        Outcome outcome = erasure.erase(handle, commune, actor, request.user(), request.person());
        if (outcome == Outcome.DONE) {
            store.done(handle, id, clock.instant());
            audit.record(handle, commune, actor, "data.erased", "data-request:" + id, Map.of());
        }
        return outcome;
    }

    /** The resident was told what is done about it; false if they were already, or if it is not open. */
    public boolean answered(Handle handle, CommuneId commune, Actor actor, long id) {
        boolean first = store.answered(handle, commune, id, clock.instant());
        if (first) {
            audit.record(handle, commune, actor, "data.answered", "data-request:" + id, Map.of());
        }
        return first;
    }

    /** A copy was handed over, or a mistake corrected. Deletion is done by {@link #erase} alone. */
    public Outcome done(Handle handle, CommuneId commune, Actor actor, long id) {
        Open request = byId(handle, commune, id).orElse(null);
        if (request == null || request.kind() == Kind.ERASE) {
            return Outcome.NOT_OPEN;
        }
        store.answered(handle, commune, id, clock.instant());
        store.done(handle, id, clock.instant());
        audit.record(handle, commune, actor, "data.done", "data-request:" + id, Map.of());
        return Outcome.DONE;
    }

    /** All that is kept, as JSON or as CSV, to be handed to the one it is about. Audited. */
    public String copy(Handle handle, CommuneId commune, Actor actor, Open request, boolean csv) {
        audit.record(handle, commune, actor, "data.exported", "data-request:" + request.id(), Map.of());
        PersonalData.Of of = held.of(handle, commune, request.user(), request.person());
        return csv ? of.csv() : of.json();
    }

    /**
     * Notes a request, such as one made at the counter. Asking again for the same while a request is open changes nothing; the
     * first clock runs on.
     */
    public Open ask(
            Handle handle,
            CommuneId commune,
            ZoneId zone,
            Kind kind,
            @Nullable ZaloUserId user,
            @Nullable PersonId person) {
        if (user == null && person == null) {
            throw new IllegalArgumentException("A request about nobody's data");
        }
        return store.open(handle, commune).stream()
                .filter(it -> it.kind() == kind && isSame(it, user, person))
                .findFirst()
                .orElseGet(() -> {
                    Instant now = clock.instant();
                    return store.add(
                            handle,
                            commune,
                            new Open(
                                    0, kind, user, person, now, answerBy(now, zone), now.plus(kind.within), null));
                });
    }

    /** Notes a request made at the counter. Audited. */
    public Open askAtCounter(
            Handle handle, CommuneId commune, Actor actor, ZoneId zone, Kind kind, Person person) {
        Open open = ask(handle, commune, zone, kind, person.zalo(), person.id());
        audit.record(handle, commune, actor, "data.noted", "data-request:" + open.id(), Map.of());
        return open;
    }

    private static boolean isSame(Open it, @Nullable ZaloUserId user, @Nullable PersonId person) {
        return user != null && user.equals(it.user()) || person != null && person.equals(it.person());
    }

    private static Instant answerBy(Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate();
        for (int i = 0; i < ANSWER_WORKING_DAYS; i++) {
            day = WorkingDays.standard().onOrAfter(day.plusDays(1));
        }
        return day.atTime(CLOSING).atZone(zone).toInstant();
    }
}
