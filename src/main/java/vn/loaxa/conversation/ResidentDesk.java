package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.conversation.engine.Template;
import vn.loaxa.conversation.script.CannedAnswer;
import vn.loaxa.conversation.thread.Awaiting;
import vn.loaxa.conversation.thread.ResidentThread;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.conversation.thread.ThreadFilter;
import vn.loaxa.conversation.thread.ThreadLine;
import vn.loaxa.conversation.thread.ThreadSummary;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.ZaloContacts;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Where officials answer residents: hand-overs and cases. Each act names the version of the thread that the official has seen,
 * so that nobody answers what a colleague has just answered. All calls are part of the caller's transaction. Thread-safe.
 */
public final class ResidentDesk {
    private static final Messages MESSAGES = new Messages("conversation");
    /** How long a bare number is taken as a mark; the buttons work for ever. */
    private static final Duration MARK_WITHIN = Duration.ofHours(2);

    private static final int BEST = 5;

    private final ResidentThreads threads;
    private final Cases cases;
    private final Audit audit;
    private final ScriptLibrary library;
    private final RulesInForce rules;
    private final Clock clock;
    private final ZaloContacts contacts = new ZaloContacts();
    private final ConversationStore conversations = new ConversationStore();

    public ResidentDesk(Outbox outbox, Audit audit, ScriptLibrary library, RulesInForce rules, Clock clock) {
        this.threads = new ResidentThreads(outbox, clock);
        this.cases = new Cases(outbox, audit, clock);
        this.audit = audit;
        this.library = library;
        this.rules = rules;
        this.clock = clock;
    }

    /** How an act ended. Only {@link #DONE} changed anything. */
    public enum Outcome {
        DONE,
        /** A colleague acted since this official last looked. */
        OVERTAKEN,
        CLOSED,
        /** The resident has not written for so long that Zalo takes no message. */
        OUT_OF_WINDOW,
        /** The resident does not take our messages. */
        BLOCKED
    }

    /**
     * What a message to the resident would be now.
     *
     * @param until when this ends: the free time, or the time in which it is possible; the epoch where it is not possible
     * @param dong price of each message in đồng; 0 inside the free time
     */
    public record Reach(ZaloRules.Window window, boolean blocked, Instant until, int dong) {
        public boolean possible() {
            return !blocked && window != ZaloRules.Window.CLOSED;
        }
    }

    public List<ThreadSummary> list(Handle handle, CommuneId commune, ThreadFilter filter, int most) {
        return threads.list(handle, commune, filter, most);
    }

    public int waiting(Handle handle, CommuneId commune) {
        return threads.waiting(handle, commune);
    }

    /** Who waits for this official, and who for anybody. */
    public Awaiting awaiting(Handle handle, CommuneId commune, PersonId official) {
        return threads.awaiting(handle, commune, official);
    }

    public Map<Integer, Integer> ratings(Handle handle, CommuneId commune, Instant since) {
        return threads.ratings(handle, commune, since);
    }

    public Optional<ResidentThread> thread(Handle handle, CommuneId commune, long id) {
        return threads.byId(handle, commune, id);
    }

    public List<ThreadLine> lines(Handle handle, ResidentThread thread) {
        return threads.lines(handle, thread);
    }

    /** The case of a thread that is about one. */
    public Optional<ResidentCase> caseOf(Handle handle, CommuneId commune, ResidentThread thread) {
        return thread.caseId() == null ? Optional.empty() : cases.byId(handle, commune, thread.caseId());
    }

    public Optional<ZaloContacts.Contact> contact(Handle handle, CommuneId commune, ResidentThread thread) {
        return contacts.of(handle, commune, thread.user());
    }

    public Reach reach(Handle handle, CommuneId commune, ResidentThread thread) {
        Optional<ZaloContacts.Contact> contact = contacts.of(handle, commune, thread.user());
        Instant last = contact.map(ZaloContacts.Contact::lastInteraction).orElse(null);
        ZaloRules now = rules.now();
        ZaloRules.Window window = now.windows().at(last, clock.instant());
        boolean blocked = contact.map(ZaloContacts.Contact::blocked).orElse(false);
        Instant until = last == null || window == ZaloRules.Window.CLOSED
                ? Instant.EPOCH
                : last.plus(
                        window == ZaloRules.Window.FREE
                                ? now.windows().free()
                                : now.windows().max());
        int dong = window == ZaloRules.Window.CHARGED ? now.prices().consultation() : 0;
        return new Reach(window, blocked, until, dong);
    }

    /** Until when the bot leaves the talking to the office; in the past when it speaks. */
    public Instant silentUntil(Handle handle, CommuneId commune, ResidentThread thread) {
        return conversations.silentUntil(handle, commune, thread.user());
    }

    /** Whether a flow begins when somebody says just this. */
    public boolean starts(String words) {
        return library.scripts().startedBy(words).isPresent();
    }

    /** Ready-made answers with the commune's facts filled in. */
    public List<CannedAnswer> canned(Commune commune) {
        Map<String, String> facts = library.scripts().facts();
        return library.scripts().answers().stream()
                .map(answer -> new CannedAnswer(
                        answer.title(),
                        Template.fill(
                                answer.text(),
                                name -> name.equals("xa")
                                        ? CommuneName.within(commune)
                                        : facts.getOrDefault(name, ""))))
                .toList();
    }

    /** @param title how the official is named to the resident, such as "Công chức một cửa" */
    public Outcome answer(
            Handle handle,
            CommuneId commune,
            Actor actor,
            String title,
            ResidentThread thread,
            long version,
            String text) {
        Outcome may = taken(handle, commune, thread, version, true);
        if (may != Outcome.DONE) {
            return may;
        }
        ResidentCase about = caseOf(handle, commune, thread).orElse(null);
        if (about != null) {
            cases.answer(handle, commune, actor, about.number(), text, key(thread, version));
            return Outcome.DONE;
        }
        String sent = MESSAGES.text("thread.answer", Map.of("who", title, "text", text));
        threads.answer(handle, commune, thread, actor.name(), text, sent, key(thread, version));
        conversations.silence(handle, commune, thread.user(), clock.instant().plus(ResidentThreads.SILENCE));
        audit.record(handle, commune, actor, "thread.answered", "thread:" + thread.id(), Map.of());
        return Outcome.DONE;
    }

    /** Gives the thread to an official, who is told in their own chat. */
    public Outcome assign(
            Handle handle, CommuneId commune, Actor actor, ResidentThread thread, long version, Person official) {
        Outcome may = taken(handle, commune, thread, version, false);
        if (may != Outcome.DONE) {
            return may;
        }
        threads.assign(handle, thread, official.id());
        threads.note(
                handle, thread, actor.name(), MESSAGES.text("thread.note.assigned", Map.of("who", official.name())));
        ZaloUserId chat = official.zalo();
        Long self = actor.personId();
        if (chat != null && (self == null || self != official.id().value())) {
            threads.send(
                    handle,
                    commune,
                    chat,
                    MESSAGES.text("thread.assigned", Map.of("by", actor.name(), "id", thread.id())),
                    List.of(),
                    key(thread, version) + "/assigned",
                    "");
        }
        audit.record(
                handle,
                commune,
                actor,
                "thread.assigned",
                "thread:" + thread.id(),
                Map.of("person", official.id().toString()));
        return Outcome.DONE;
    }

    /** The bot speaks again; the resident is told where that costs nothing. */
    public Outcome handBack(Handle handle, CommuneId commune, Actor actor, ResidentThread thread, long version) {
        Outcome may = taken(handle, commune, thread, version, false);
        if (may != Outcome.DONE) {
            return may;
        }
        conversations.silence(handle, commune, thread.user(), clock.instant());
        threads.note(handle, thread, actor.name(), MESSAGES.text("thread.note.handed-back"));
        Reach reach = reach(handle, commune, thread);
        if (reach.possible() && reach.window() == ZaloRules.Window.FREE) {
            threads.send(
                    handle,
                    commune,
                    thread.user(),
                    MESSAGES.text("thread.handed-back"),
                    List.of(),
                    key(thread, version) + "/back",
                    "");
        }
        audit.record(handle, commune, actor, "thread.handed-back", "thread:" + thread.id(), Map.of());
        return Outcome.DONE;
    }

    /**
     * The office is done. The bot speaks again.
     *
     * @param ask whether to ask the resident for a mark from 1 to 5; not sent where Zalo takes no message
     */
    public Outcome close(
            Handle handle, CommuneId commune, Actor actor, ResidentThread thread, long version, boolean ask) {
        Outcome may = taken(handle, commune, thread, version, false);
        if (may != Outcome.DONE) {
            return may;
        }
        ResidentCase about = caseOf(handle, commune, thread).orElse(null);
        if (about != null) {
            cases.close(handle, actor, about);
        } else {
            conversations.silence(handle, commune, thread.user(), clock.instant());
        }
        boolean asked = ask && reach(handle, commune, thread).possible();
        threads.note(
                handle, thread, actor.name(), MESSAGES.text(asked ? "thread.note.closed-asked" : "thread.note.closed"));
        threads.close(handle, thread, asked);
        if (asked) {
            askMark(handle, commune, thread, about);
        }
        audit.record(handle, commune, actor, "thread.closed", "thread:" + thread.id(), Map.of());
        return Outcome.DONE;
    }

    private void askMark(Handle handle, CommuneId commune, ResidentThread thread, @Nullable ResidentCase about) {
        String text = about == null
                ? MESSAGES.text("rating.ask")
                : MESSAGES.text("rating.ask-case", Map.of("number", about.number()));
        List<Button> buttons = new ArrayList<>();
        List<Pending.Option> options = new ArrayList<>();
        for (int mark = 1; mark <= BEST; mark++) {
            String label = MESSAGES.text("rating.label." + mark);
            buttons.add(new Button.SayHidden(label, Ratings.words(mark, thread.id())));
            options.add(Pending.Option.of(label, Ratings.words(mark, thread.id())));
        }
        threads.send(handle, commune, thread.user(), text, buttons, "thread:" + thread.id() + "/mark", "");
        Instant now = clock.instant();
        conversations.offer(handle, commune, thread.user(), Pending.of(options), now, now.plus(MARK_WITHIN));
    }

    /** Takes a picture out, such as one of an identity card: it may not be kept here (Nghị định 356/2025/NĐ-CP, Điều 4). */
    public boolean dropPicture(Handle handle, CommuneId commune, Actor actor, ResidentThread thread, long line) {
        Optional<String> address = threads.dropMedia(handle, thread, line);
        if (address.isEmpty()) {
            return false;
        }
        caseOf(handle, commune, thread)
                .filter(about -> about.media().equals(address.get()))
                .ifPresent(about -> cases.dropMedia(handle, about));
        threads.note(handle, thread, actor.name(), MESSAGES.text("thread.note.picture"));
        audit.record(handle, commune, actor, "thread.picture-dropped", "thread:" + thread.id(), Map.of());
        return true;
    }

    private Outcome taken(Handle handle, CommuneId commune, ResidentThread thread, long version, boolean sends) {
        if (!thread.isOpen()) {
            return Outcome.CLOSED;
        }
        Reach reach = reach(handle, commune, thread);
        if (sends && reach.blocked()) {
            return Outcome.BLOCKED;
        }
        if (sends && !reach.possible()) {
            return Outcome.OUT_OF_WINDOW;
        }
        return threads.take(handle, thread, version) ? Outcome.DONE : Outcome.OVERTAKEN;
    }

    private static String key(ResidentThread thread, long version) {
        return "thread:" + thread.id() + "/" + version;
    }
}
