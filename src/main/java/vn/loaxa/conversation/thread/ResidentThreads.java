package vn.loaxa.conversation.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.thread.ThreadLine.Side;
import vn.loaxa.conversation.thread.ThreadLine.State;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.inbox.RecentEvents;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The book of all threads. Every call is part of the caller's transaction. Thread-safe. */
public final class ResidentThreads {
    /** How long the bot keeps silent after a hand-over and after each answer of an official; also what the office promises. */
    public static final Duration SILENCE = Duration.ofMinutes(30);

    /** What an official needs to have read to understand the question. */
    private static final int CONTEXT = 8;

    private static final Duration CONTEXT_WITHIN = Duration.ofDays(1);
    private static final int SHOWN = 300;

    private final Outbox outbox;
    private final Clock clock;
    private final ThreadStore store = new ThreadStore();
    private final ThreadLineStore lines = new ThreadLineStore();
    private final RecentEvents recent = new RecentEvents();

    public ResidentThreads(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    public List<ThreadSummary> list(Handle handle, CommuneId commune, ThreadFilter filter, int most) {
        return store.list(handle, commune, filter, most);
    }

    public Optional<ResidentThread> byId(Handle handle, CommuneId commune, long id) {
        return store.byId(handle, commune, id);
    }

    /** How many residents wait for an official. */
    public int waiting(Handle handle, CommuneId commune) {
        return store.waiting(handle, commune);
    }

    /** Who of them waits for this official, and who for anybody. */
    public Awaiting awaiting(Handle handle, CommuneId commune, PersonId official) {
        return store.awaiting(handle, commune, official, clock.instant());
    }

    /** The newest {@value #SHOWN} lines in the order in which they were said. */
    public List<ThreadLine> lines(Handle handle, ResidentThread thread) {
        return lines.lines(handle, thread.id(), SHOWN);
    }

    /** How often each mark from 1 to 5 was given for what was closed since then. */
    public Map<Integer, Integer> ratings(Handle handle, CommuneId commune, Instant since) {
        return store.ratings(handle, commune, since);
    }

    /** The conversation of this account that is with the office, begun now if there is none. Returns its id. */
    public long handOver(Handle handle, CommuneId commune, ZaloUserId user) {
        Instant now = clock.instant();
        Optional<ResidentThread> open = store.openOf(handle, commune, user);
        if (open.isPresent()) {
            store.heard(handle, open.get().id(), now, now.plus(SILENCE));
            return open.get().id();
        }
        long id = store.open(handle, commune, user, null, true, now, now.plus(SILENCE));
        for (RecentEvents.Event event : recent.of(handle, commune, user.value(), CONTEXT)) {
            if (event.event() instanceof WebhookEvent.UserMessage said
                    && event.receivedAt().isAfter(now.minus(CONTEXT_WITHIN))) {
                add(handle, id, Side.RESIDENT, "", State.NONE, Heard.of(event.receivedAt(), said));
            }
        }
        return id;
    }

    /** A case has its thread from the first moment. */
    public void openCase(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            long caseId,
            Instant due,
            String text,
            String media,
            String place) {
        Instant now = clock.instant();
        long id = store.open(handle, commune, user, caseId, true, now, due);
        add(handle, id, Side.RESIDENT, "", State.NONE, new Heard(now, "text", text, ""));
        if (!media.isEmpty()) {
            add(handle, id, Side.RESIDENT, "", State.NONE, new Heard(now, "image", "", media));
        }
        if (!place.isEmpty()) {
            boolean point = place.matches("-?\\d[\\d.]*,-?\\d[\\d.]*");
            add(
                    handle,
                    id,
                    Side.RESIDENT,
                    "",
                    State.NONE,
                    new Heard(now, "location", point ? "" : place, point ? place : ""));
        }
    }

    /** @param waits whether it is for an official: what the bot has answered is not */
    public void heard(Handle handle, long thread, Heard heard, boolean waits) {
        add(handle, thread, Side.RESIDENT, "", State.NONE, heard);
        if (waits) {
            store.heard(handle, thread, heard.at(), heard.at().plus(SILENCE));
        }
    }

    public void botSaid(Handle handle, long thread, String text) {
        add(handle, thread, Side.BOT, "", State.NONE, new Heard(clock.instant(), "text", text, ""));
    }

    /** An official wrote in Zalo's own OA manager: it stands in the thread like an answer from here. */
    public void answeredElsewhere(Handle handle, CommuneId commune, ZaloUserId user, String author, Heard heard) {
        long id = store.openOf(handle, commune, user)
                .map(ResidentThread::id)
                .orElseGet(() -> store.open(
                        handle,
                        commune,
                        user,
                        null,
                        false,
                        heard.at(),
                        heard.at().plus(SILENCE)));
        add(handle, id, Side.OFFICIAL, author, State.SENT, heard);
        store.answered(handle, id, heard.at());
    }

    /** False if somebody else acted in the thread since this version was seen, or if it is closed. */
    public boolean take(Handle handle, ResidentThread seen, long version) {
        return store.take(handle, seen.id(), version);
    }

    public Optional<ResidentThread> ofCase(Handle handle, long caseId) {
        return store.ofCase(handle, caseId);
    }

    /**
     * Sends an official's words and notes them.
     *
     * @param shown as it stands in the thread
     * @param sent as the resident gets it, with who speaks
     * @param key makes the send unique: the same key sends nothing twice
     */
    public void answer(
            Handle handle,
            CommuneId commune,
            ResidentThread thread,
            String author,
            String shown,
            String sent,
            String key) {
        Instant now = clock.instant();
        long line = add(handle, thread.id(), Side.OFFICIAL, author, State.WAITING, new Heard(now, "text", shown, ""));
        store.answered(handle, thread.id(), now);
        send(handle, commune, thread.user(), sent, List.of(), key, ThreadReceipts.reference(line));
    }

    /** Sends without noting it as an answer, such as the question how it went. */
    public void send(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            String text,
            List<Button> buttons,
            String key,
            String reference) {
        List<String> bubbles = Bubbles.of(text);
        for (int i = 0; i < bubbles.size(); i++) {
            List<Button> under = i + 1 < bubbles.size() ? List.of() : buttons;
            Call call = new Call.ToUser(user, OutgoingMessage.Text.of(bubbles.get(i), under));
            outbox.enqueue(handle, new OutboxDraft(commune, Lane.REPLY, call, key + "/" + i, reference, "", null));
        }
    }

    /** Notes what was done, for whoever reads the thread later. */
    public void note(Handle handle, ResidentThread thread, String author, String text) {
        add(handle, thread.id(), Side.NOTE, author, State.NONE, new Heard(clock.instant(), "text", text, ""));
    }

    public void assign(Handle handle, ResidentThread thread, @Nullable PersonId official) {
        store.assign(handle, thread.id(), official);
    }

    /** @param asked the resident is being asked how it went */
    public void close(Handle handle, ResidentThread thread, boolean asked) {
        store.close(handle, thread.id(), clock.instant(), asked);
    }

    /** Keeps a mark from 1 to 5; false if this account was not asked, or has said already. */
    public boolean rate(Handle handle, CommuneId commune, ZaloUserId user, long thread, int rating) {
        return rating >= 1 && rating <= 5 && store.rate(handle, commune, user, thread, rating);
    }

    /** Takes a picture out of the thread; empty if it is not there. Returns the address it had. */
    public Optional<String> dropMedia(Handle handle, ResidentThread thread, long line) {
        return lines.dropMedia(handle, thread.id(), line);
    }

    /** Closes conversations that were answered and have been quiet since then. Returns how many. */
    public int closeQuiet(Handle handle, Duration quiet) {
        Instant now = clock.instant();
        return store.closeQuiet(handle, now.minus(quiet), now);
    }

    /** Forgets what was said in threads closed longer ago than this; notes of what was done stay. Returns how many lines. */
    public int forgetClosed(Handle handle, Duration kept) {
        return lines.forgetClosedBefore(handle, clock.instant().minus(kept));
    }

    /** Forgets what this account said and was told, and that it was this account; the marks it gave still count. */
    public void erase(Handle handle, CommuneId commune, ZaloUserId user) {
        for (long id : store.idsOf(handle, commune, user)) {
            lines.deleteOf(handle, id);
            store.anonymise(handle, id, clock.instant());
        }
    }

    private long add(Handle handle, long thread, Side side, String author, State state, Heard heard) {
        return lines.add(handle, thread, side, author, state, heard);
    }
}
