package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What residents report, until it is answered. All writes take part in the caller's transaction. Thread-safe. */
public final class Cases {
    /** One account cannot drown the office. */
    static final int MOST_PER_DAY = 5;

    private static final Messages MESSAGES = new Messages("conversation");
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private final ResidentThreads threads;
    private final Audit audit;
    private final Clock clock;
    private final CaseStore store = new CaseStore();

    public Cases(Outbox outbox, Audit audit, Clock clock) {
        this.threads = new ResidentThreads(outbox, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /** Open ones first, the most urgent on top; at most so many. */
    public List<ResidentCase> list(Handle handle, CommuneId commune, int most) {
        return store.list(handle, commune, most);
    }

    public Optional<ResidentCase> byNumber(Handle handle, CommuneId commune, int number) {
        return store.byNumber(handle, commune, number);
    }

    /** What happened to the case, oldest first. */
    public List<ResidentCase.Event> history(Handle handle, ResidentCase about) {
        return store.history(handle, about);
    }

    /**
     * Sends the answer into the resident's chat and closes the case. Answering again sends again, under the same number.
     *
     * @param cause makes the send unique: the same cause sends nothing twice
     * @return false if there is no such case
     */
    public boolean answer(Handle handle, CommuneId commune, Actor actor, int number, String answer, String cause) {
        ResidentCase about = store.byNumber(handle, commune, number).orElse(null);
        if (about == null) {
            return false;
        }
        store.answer(handle, about, answer);
        store.note(handle, about, clock.instant(), actor.name(), ResidentCase.State.ANSWERED, answer);
        audit.record(handle, commune, actor, "case.answered", "case:" + number, Map.of());
        String text = MESSAGES.text("case.answered", Map.of("number", number, "answer", answer, "ban", "bác"));
        threads.ofCase(handle, about.id())
                .ifPresent(thread -> threads.answer(
                        handle, commune, thread, actor.name(), answer, text, "case:" + number + "/" + cause));
        return true;
    }

    public Optional<ResidentCase> byId(Handle handle, CommuneId commune, long id) {
        return store.byId(handle, commune, id);
    }

    /** The office is done with it; what was answered stays. */
    void close(Handle handle, Actor actor, ResidentCase about) {
        store.state(handle, about, ResidentCase.State.CLOSED);
        store.note(handle, about, clock.instant(), actor.name(), ResidentCase.State.CLOSED, "");
    }

    /** Forgets the picture of a case. */
    void dropMedia(Handle handle, ResidentCase about) {
        store.dropMedia(handle, about);
    }

    Optional<ResidentCase> lastOf(Handle handle, CommuneId commune, ZaloUserId user) {
        return store.lastOf(handle, commune, user);
    }

    /** @return empty if this account opened too many within a day */
    Optional<ResidentCase> open(
            Handle handle,
            CommuneId commune,
            ZoneId zone,
            ZaloUserId user,
            @Nullable PersonId person,
            String text,
            String media,
            String place,
            int workingDays) {
        Instant now = clock.instant();
        if (store.openedSince(handle, commune, user, now.minus(Duration.ofDays(1))) >= MOST_PER_DAY) {
            return Optional.empty();
        }
        Instant due = due(now.atZone(zone).toLocalDate(), workingDays)
                .atTime(CLOSING)
                .atZone(zone)
                .toInstant();
        ResidentCase opened = store.open(handle, commune, user, person, text, media, place, now, due);
        store.note(handle, opened, now, "", ResidentCase.State.OPEN, "");
        threads.openCase(handle, commune, user, opened.id(), due, text, media, place);
        return Optional.of(opened);
    }

    /** So many working days later; the day itself does not count. */
    private static LocalDate due(LocalDate opened, int workingDays) {
        LocalDate day = opened;
        for (int i = 0; i < workingDays; i++) {
            day = WorkingDays.standard().onOrAfter(day.plusDays(1));
        }
        return day;
    }
}
