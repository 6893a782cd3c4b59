package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.conversation.pledge.Pledges;
import vn.loaxa.conversation.thread.Heard;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.inbox.EventHandler;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.reminder.ReminderService;
import vn.loaxa.task.VillageTasks;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Answers what people send: in one transaction with all it causes. Thread-safe. */
public final class ConversationService implements EventHandler {
    private static final String FIRST_CONTACT = "lan-dau";
    private static final Pattern MENTION = Pattern.compile("\\[@[^\\]]*]");
    private static final Pattern CALLED = Pattern.compile("(?i)^\\s*(xã ơi|loa xã|xa oi|loa xa)[\\s,:.!]*");

    private final Directory directory;
    private final Outbox outbox;
    private final ScriptLibrary library;
    private final Clock clock;
    private final ConversationStore store = new ConversationStore();
    private final FlowActions actions;
    private final FlowRunner flows;
    private final Talk talk;
    private final ResidentThreads threads;
    private final DataRequests requests;
    private final Audit audit;

    public ConversationService(
            Directory directory,
            MembershipService membership,
            DirectiveService directives,
            ReminderService reminders,
            Outbox outbox,
            Audit audit,
            ScriptLibrary library,
            Clock clock) {
        this(directory, membership, directives, reminders, outbox, audit, library, clock, ConversationParts.NONE);
    }

    public ConversationService(
            Directory directory,
            MembershipService membership,
            DirectiveService directives,
            ReminderService reminders,
            Outbox outbox,
            Audit audit,
            ScriptLibrary library,
            Clock clock,
            ConversationParts parts) {
        this.directory = directory;
        this.outbox = outbox;
        this.library = library;
        this.clock = clock;
        this.audit = audit;
        this.threads = new ResidentThreads(outbox, clock);
        this.requests = new DataRequests(outbox, audit, clock);
        AnswerMarks marks = new AnswerMarks();
        HandOver handOver = new HandOver(directory, library, threads, marks);
        Cases cases = new Cases(outbox, audit, clock);
        SendCommand sending = new SendCommand(directory, directives, new Papers(outbox, clock));
        FaqReplies faq = new FaqReplies(library, new UnansweredQuestions(clock), marks);
        EvidenceActions evidence = new EvidenceActions(directory, clock);
        Pledges pledges = new Pledges(audit, clock);
        TaskCommands tasks = new TaskCommands(directory, new VillageTasks(audit, clock));
        this.actions = new FlowActions(
                directory,
                membership,
                handOver,
                new ResidentActions(library, handOver, cases, pledges, evidence, parts.publicUrl()),
                new NoticeActions(sending, parts.papersWait()),
                evidence,
                tasks);
        this.flows = new FlowRunner(directory, library, actions, faq);
        DirectiveCommands directiveCommands = new DirectiveCommands(directory, directives, reminders);
        CommandDesk desk = new CommandDesk(
                new PersonalCommands(directory, membership, audit, requests),
                new MemberCommands(directory, membership),
                new BranchCommands(directory, membership),
                new GroupChatCommand(directory, parts.chats()),
                sending,
                directiveCommands,
                new ReminderCommands(directory, reminders),
                new CaseCommands(directory, cases),
                new InvitationCommands(reminders),
                new CheckCommands(directives),
                handOver,
                new Ratings(threads),
                marks,
                tasks);
        this.talk = new Talk(library, desk, directiveCommands.answers(), flows, actions, faq, tasks);
    }

    /** Looks a question up in the FAQ, which remembers what it found. */
    @Override
    public void prepare(ReceivedEvent received) {
        if (received.event() instanceof WebhookEvent.UserMessage message && message.text() != null) {
            talk.prepare(message.text());
        }
    }

    @Override
    public void handle(Handle handle, ReceivedEvent received) {
        WebhookEvent event = received.event();
        if (event instanceof WebhookEvent.UserMessage message) {
            with(handle, received, message.user(), null, chat -> personal(chat, message));
        } else if (event instanceof WebhookEvent.GroupMessage message && message.user() != null) {
            inGroup(handle, received, message, message.user());
        } else if (event instanceof WebhookEvent.Follow follow) {
            with(handle, received, follow.user(), null, this::welcome);
        } else if (event instanceof WebhookEvent.ChatOpened opened) {
            with(handle, received, opened.user(), null, this::welcome);
        } else if (event instanceof WebhookEvent.InfoSubmitted info) {
            with(handle, received, info.user(), null, chat -> submitted(chat, info.phone()));
        } else if (event instanceof WebhookEvent.OaMessage written && written.adminId() != null) {
            with(handle, received, written.user(), null, chat -> answeredElsewhere(chat, written));
        } else if (event instanceof WebhookEvent.DataWithdrawn withdrawn) {
            with(handle, received, withdrawn.user(), null, this::withdrawn);
        }
    }

    /**
     * Goes on with a flow that waits for this paper. False, with nothing done, where it no longer waits for it.
     *
     * @param done what came of it; only asked where somebody waits
     */
    boolean carryOn(Handle handle, PaperErrand errand, Supplier<Input.Outcome> done) {
        Optional<Commune> commune = directory.commune(handle, errand.commune());
        if (commune.isEmpty()) {
            return false;
        }
        Memory before = store.load(handle, errand.commune(), errand.user());
        Replies replies = Replies.later(outbox, handle, errand.commune(), errand.inboxId());
        Chat chat = new Chat(handle, commune.get(), errand.user(), null, replies, before, clock.instant());
        identify(chat);
        if (!flows.waitsFor(chat, errand.address())) {
            return false;
        }
        flows.goOn(chat, done.get());
        store.save(handle, errand.commune(), errand.user(), chat.memory());
        return true;
    }

    private void identify(Chat chat) {
        Person person = directory
                .personByZalo(chat.handle(), chat.communeId(), chat.user())
                .orElse(null);
        chat.identified(
                person, person == null ? null : directory.authority(chat.handle(), chat.communeId(), person.id()));
    }

    private interface Work {
        void in(Chat chat);
    }

    private void with(Handle handle, ReceivedEvent received, ZaloUserId user, @Nullable ZaloGroupId group, Work work) {
        CommuneId id = received.commune();
        Commune commune = directory
                .commune(handle, id)
                .orElseThrow(
                        () -> new IllegalStateException("Inbox entry " + received.inboxId() + " is of no commune"));
        Memory before = store.load(handle, id, user);
        Replies replies = new Replies(outbox, handle, id, received.inboxId());
        Chat chat = new Chat(handle, commune, user, group, replies, before, clock.instant());
        identify(chat);
        work.in(chat);
        if (group == null && chat.memory().office().thread() != 0) {
            noteInThread(chat, before, received.event());
        }
        if (!chat.memory().equals(before)) {
            store.save(handle, id, user, chat.memory());
        }
    }

    /** What is said while the office is asked stands in the thread; it is for an official where the bot kept silent. */
    private void noteInThread(Chat chat, Memory before, WebhookEvent event) {
        long thread = chat.memory().office().thread();
        List<String> said = chat.replies().said();
        if (before.office().thread() == thread && event instanceof WebhookEvent.UserMessage message) {
            threads.heard(chat.handle(), thread, Heard.of(chat.now(), message), said.isEmpty());
        }
        said.forEach(text -> threads.botSaid(chat.handle(), thread, text));
    }

    /** Zalo says that the person no longer wants us to have their data: the same as asking for its deletion. */
    private void withdrawn(Chat chat) {
        Person person = chat.person();
        var request = requests.ask(
                chat.handle(),
                chat.communeId(),
                chat.commune().zone(),
                chat.user(),
                person == null ? null : person.id());
        audit.record(
                chat.handle(),
                chat.communeId(),
                Actor.SYSTEM,
                "data.withdrawn",
                "data-request:" + request.id(),
                Map.of());
    }

    private void answeredElsewhere(Chat chat, WebhookEvent.OaMessage written) {
        threads.answeredElsewhere(
                chat.handle(),
                chat.communeId(),
                chat.user(),
                chat.text("thread.elsewhere", Map.of()),
                Heard.of(chat.now(), written));
        chat.remember(memory -> memory.silent(chat.now().plus(ResidentThreads.SILENCE)));
    }

    private void personal(Chat chat, WebhookEvent.UserMessage message) {
        String text = message.text();
        chat.quotes(message.quotedMessageId());
        boolean first = chat.memory().welcomedAt().equals(Instant.EPOCH);
        if (first) {
            chat.remember(memory -> memory.welcomed(chat.now()));
            if (chat.person() == null && (text == null || !flows.isStartedBy(FIRST_CONTACT, text))) {
                chat.say("first-contact");
            }
        }
        if (message.kind().equals("text") && text != null) {
            talk.hear(chat, text);
        } else if (flows.isOpen(chat) && Media.of(message).isPresent()) {
            flows.sent(chat, Media.of(message).get());
        } else if (!chat.now().isBefore(chat.memory().office().silentUntil())) {
            chat.say(
                    switch (message.kind()) {
                        case "sticker", "gif" -> "media.sticker";
                        case "audio", "voice" -> "media.voice";
                        case "image", "file", "video" -> "media.file";
                        case "location" -> "media.place";
                        default -> "media.other";
                    });
        }
    }

    /** Only what is meant for the OA: a mention, its name, or an acknowledgement. */
    private void inGroup(Handle handle, ReceivedEvent received, WebhookEvent.GroupMessage message, ZaloUserId user) {
        String text = message.text();
        if (text == null || !message.kind().equals("text")) {
            return;
        }
        String oa = message.meta().oaId() == null ? "" : message.meta().oaId().value();
        boolean addressed = !oa.isEmpty() && text.contains("[@" + oa + "]")
                || CALLED.matcher(text).find();
        String bare = CALLED.matcher(MENTION.matcher(text).replaceAll(" "))
                .replaceFirst("")
                .strip();
        boolean acknowledges = CommandParser.parse(bare)
                .filter(command -> command.kind() == Command.Kind.ACKNOWLEDGE)
                .isPresent();
        if (!bare.isEmpty() && (addressed || acknowledges)) {
            with(handle, received, user, message.group(), chat -> talk.hear(chat, bare));
        }
    }

    private void welcome(Chat chat) {
        if (!chat.memory().welcomedAt().equals(Instant.EPOCH)) {
            chat.say("welcome-back", Chat.button(chat.text("button.menu", Map.of()), "menu"));
            return;
        }
        chat.remember(memory -> memory.welcomed(chat.now()));
        var flow = library.scripts().flows().get(FIRST_CONTACT);
        if (flow == null) {
            chat.say("first-contact");
        } else {
            flows.start(chat, flow);
        }
    }

    /** A phone shared through Zalo's own form links whoever has it in the roll. */
    private void submitted(Chat chat, @Nullable String phone) {
        if (phone == null || chat.person() != null) {
            return;
        }
        var linked = directory.linkByPhone(chat.handle(), chat.communeId(), chat.user(), phone);
        linked.ifPresent(
                person -> chat.identified(person, directory.authority(chat.handle(), chat.communeId(), person.id())));
        chat.say(linked.isPresent() ? "phone.linked" : "phone.unknown");
    }
}
