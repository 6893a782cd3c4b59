package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.AnswerRecords;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.ZaloContacts;
import vn.loaxa.inbox.RecentEvents;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Requests of residents about their own data, with the clocks of Nghị định 356/2025/NĐ-CP, Điều 5: an answer within two working
 * days; data given or put right within ten days, no longer used within fifteen, deleted within twenty. Thread-safe.
 */
public final class DataRequests {
    private static final int ANSWER_WORKING_DAYS = 2;
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private final Audit audit;
    private final Clock clock;
    private final Outbox outbox;
    private final ResidentThreads threads;
    private final RecentEvents events = new RecentEvents();
    private final ZaloContacts contacts = new ZaloContacts();
    private final AnswerRecords answers = new AnswerRecords();
    private final DataRequestStore store = new DataRequestStore();

    public DataRequests(Outbox outbox, Audit audit, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.threads = new ResidentThreads(outbox, clock);
    }

    /** What is asked for, and how long the office has. */
    public enum Kind {
        PROVIDE(10),
        CORRECT(10),
        STOP(15),
        ERASE(20);

        private final Duration within;

        Kind(int days) {
            within = Duration.ofDays(days);
        }
    }

    /**
     * An open request.
     *
     * @param user null when it was brought to the office by somebody without an account
     * @param answerBy until when the resident must hear what is done
     * @param doneBy until when it must be done
     */
    public record Open(
            long id,
            @Nullable ZaloUserId user,
            @Nullable PersonId person,
            Kind kind,
            Instant askedAt,
            Instant answerBy,
            Instant doneBy) {
        public boolean overdue(Instant now) {
            return now.isAfter(doneBy);
        }
    }

    /** The most urgent first. */
    public List<Open> open(Handle handle, CommuneId commune) {
        return store.open(handle, commune);
    }

    /** Those of one person, the most urgent first. */
    public List<Open> openOf(Handle handle, CommuneId commune, Person person) {
        return store.open(handle, commune).stream()
                .filter(it -> person.id().equals(it.person())
                        || it.user() != null && it.user().equals(person.zalo()))
                .toList();
    }

    /** Notes a request that was brought to the office; asking again while it is open changes nothing. Audited. */
    public Open take(Handle handle, CommuneId commune, ZoneId zone, Actor actor, Person person, Kind kind) {
        Open request = find(
                handle,
                commune,
                zone,
                person.zalo(),
                person.id(),
                kind,
                it -> person.id().equals(it.person())
                        || it.user() != null && it.user().equals(person.zalo()));
        audit.record(handle, commune, actor, "data.request-taken", subject(request.id()), Map.of("kind", kind.name()));
        return request;
    }

    /** Notes that a request was met; what was asked to be deleted is deleted by {@link #erase}. False if it is not open. */
    public boolean met(Handle handle, CommuneId commune, Actor actor, long id) {
        Optional<Open> request = byId(handle, commune, id).filter(it -> it.kind() != Kind.ERASE);
        request.ifPresent(it -> {
            store.done(handle, id, clock.instant());
            audit.record(
                    handle,
                    commune,
                    actor,
                    "data.request-met",
                    subject(id),
                    Map.of("kind", it.kind().name()));
        });
        return request.isPresent();
    }

    /**
     * Deletes what is kept of the account: where it stands in talks, what was said to and by officials, messages in and out,
     * check-ins and products. What stays says no longer whose it was: reports, that papers were delivered and the answer to them
     * that counts, without its reason (records of the office), marks given. The ledger of consents stays as proof (Luật 91/2025/QH15, Điều 9), and so does the audit log. The roll
     * is the directory's; copies made by {@code backup} before are the operator's to delete.
     *
     * @return false, with nothing done, if the request is not open or a message to the account is on its way just now
     */
    public boolean erase(Handle handle, CommuneId commune, Actor actor, long id) {
        Optional<Open> request = byId(handle, commune, id).filter(it -> it.kind() == Kind.ERASE);
        if (request.isEmpty()) {
            return false;
        }
        ZaloUserId user = request.get().user();
        Optional<PersonId> linked = user == null
                ? Optional.empty()
                : contacts.of(handle, commune, user).map(ZaloContacts.Contact::person);
        if (user != null) {
            if (!outbox.forget(handle, commune, "user:" + user)) {
                return false;
            }
            events.forget(handle, commune, user.value());
            threads.erase(handle, commune, user);
            store.erase(handle, commune, user);
            contacts.forget(handle, commune, user);
        }
        Optional<PersonId> person = Optional.ofNullable(request.get().person()).or(() -> linked);
        person.ifPresent(it -> answers.forget(handle, commune, it));
        store.done(handle, id, clock.instant());
        audit.record(handle, commune, actor, "data.erased", subject(id), Map.of());
        return true;
    }

    /** An open request by its number, if it is one of this commune. */
    public Optional<Open> byId(Handle handle, CommuneId commune, long id) {
        return store.open(handle, commune).stream().filter(it -> it.id() == id).findFirst();
    }

    /** Asking again while a request is open changes nothing; the first clock runs on. */
    Open ask(Handle handle, CommuneId commune, ZoneId zone, ZaloUserId user, @Nullable PersonId person) {
        return find(handle, commune, zone, user, person, Kind.ERASE, it -> user.equals(it.user()));
    }

    private Open find(
            Handle handle,
            CommuneId commune,
            ZoneId zone,
            @Nullable ZaloUserId user,
            @Nullable PersonId person,
            Kind kind,
            Predicate<Open> theirs) {
        return store.open(handle, commune).stream()
                .filter(it -> it.kind() == kind)
                .filter(theirs)
                .findFirst()
                .orElseGet(() -> {
                    Instant now = clock.instant();
                    return store.add(
                            handle,
                            commune,
                            new Open(0, user, person, kind, now, answerBy(now, zone), now.plus(kind.within)));
                });
    }

    private static String subject(long id) {
        return "data-request:" + id;
    }

    private static Instant answerBy(Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate();
        for (int i = 0; i < ANSWER_WORKING_DAYS; i++) {
            day = WorkingDays.standard().onOrAfter(day.plusDays(1));
        }
        return day.atTime(CLOSING).atZone(zone).toInstant();
    }
}
