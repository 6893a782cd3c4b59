package vn.loaxa.membership.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.membership.chat.ChatCreation.State;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.group.GroupApi;
import vn.loaxa.zalo.group.GroupMember;
import vn.loaxa.zalo.group.GroupProfile;
import vn.loaxa.zalo.group.NewGroup;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * Has Zalo make the group chats that were wished for. A call that gave no answer, or during which the process ended, is never
 * just repeated: the list of the account's chats shows whether ours is among them (by the mark in its description), and only
 * then is Zalo asked again. A package carries one chat, so that even a call that arrives late makes no second one. Thread-safe.
 */
public final class ChatMaker {
    private static final Logger log = LoggerFactory.getLogger(ChatMaker.class);
    /** Longer than a call takes. */
    private static final Duration HOLD = Duration.ofMinutes(2);
    /** A chat that was made appears in the list by then. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** After so many calls in vain a person should choose anew. */
    private static final int MOST_CALLS = 10;
    /** The package carries a chat already (zalo-openapi §9). */
    private static final Set<Integer> TAKEN = Set.of(-238, -241);

    private final Database database;
    private final Directory directory;
    private final ZaloClients clients;
    private final ChatRounds rounds;
    private final Audit audit;
    private final Clock clock;
    private final Messages messages = new Messages("membership");
    private final ChatCreationStore store = new ChatCreationStore();
    private final ChatRosterStore rosters = new ChatRosterStore();
    private final ChatPackages packages = new ChatPackages();
    private final ChatMadeNotices notices;

    public ChatMaker(
            Database database,
            Directory directory,
            ZaloClients clients,
            ChatRounds rounds,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        notices = new ChatMadeNotices(directory, outbox);
        this.database = database;
        this.directory = directory;
        this.clients = clients;
        this.rounds = rounds;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes up what is due, on the calling thread; returns how many came to an end. Not to be called inside a transaction. */
    public int runDue() {
        int ended = 0;
        List<ChatCreation> due = database.read(handle -> store.due(handle, clock.instant()));
        for (ChatCreation creation : due) {
            Instant now = clock.instant();
            if (database.write(handle -> store.hold(handle, creation, now, now.plus(HOLD)))) {
                ended += step(creation) ? 1 : 0;
            }
        }
        return ended;
    }

    private boolean step(ChatCreation creation) {
        try {
            GroupApi groups = clients.forCommune(creation.commune()).groups();
            // What was CALLING was left so by a process that ended: it may have reached Zalo.
            if (creation.state() != State.WANTED) {
                Optional<GroupProfile> made = find(groups, creation);
                if (made.isPresent()) {
                    return made(creation, made.get().id());
                }
            }
            return made(creation, groups.create(wanted(creation)).id());
        } catch (NoTokenException e) {
            return e.needsPerson() ? refused(creation, "NO_TOKEN", 0) : again(creation, false);
        } catch (LimitException e) {
            return refused(creation, "LIMIT", 0);
        } catch (ZaloException e) {
            return failed(creation, e);
        }
    }

    private NewGroup wanted(ChatCreation creation) {
        String description = messages.text("chat.description", Map.of("mark", creation.mark()));
        return new NewGroup(
                creation.wish().name(),
                description,
                creation.wish().assetId(),
                List.of(creation.wish().keeper()));
    }

    private boolean failed(ChatCreation creation, ZaloException e) {
        if (e.mayHaveHappened()) {
            log.warn("Whether group chat {} was made is not known: {}", creation.id(), e.getMessage());
            later(creation, State.UNKNOWN, creation.attempts() + 1, SETTLE);
            return false;
        }
        Optional<ZaloError> error = e.error();
        if (error.isEmpty()) {
            return again(creation, false);
        }
        boolean inDoubt = creation.state() != State.WANTED;
        if (inDoubt && TAKEN.contains(error.get().code()) && creation.attempts() < MOST_CALLS) {
            // The package is used: most likely by our own chat, which the list does not show yet.
            later(creation, State.UNKNOWN, creation.attempts() + 1, SETTLE);
            return false;
        }
        Handling handling = error.get().handling();
        boolean waits = handling == Handling.WAIT || handling == Handling.QUOTA || handling == Handling.NIGHT;
        return waits && creation.attempts() < MOST_CALLS
                ? again(creation, true)
                : refused(creation, "", error.get().code());
    }

    /** Not made for certain, unless an earlier call is still in doubt. */
    private boolean again(ChatCreation creation, boolean counts) {
        State state = creation.state() == State.WANTED ? State.WANTED : State.UNKNOWN;
        later(creation, state, creation.attempts() + (counts ? 1 : 0), AGAIN);
        return false;
    }

    private void later(ChatCreation creation, State state, int attempts, Duration in) {
        database.write(handle -> {
            store.later(handle, creation, state, attempts, clock.instant().plus(in));
            return true;
        });
    }

    private static Optional<GroupProfile> find(GroupApi groups, ChatCreation creation) {
        return Pages.all((offset, count) -> groups.ofAccount(offset, count)).stream()
                .filter(group -> group.description().contains(creation.mark()))
                .findFirst();
    }

    private boolean refused(ChatCreation creation, String reason, int code) {
        return database.write(handle -> end(handle, creation, State.REFUSED, null, reason, code));
    }

    private boolean made(ChatCreation creation, ZaloGroupId group) {
        return database.write(handle -> {
            Body body = directory.body(handle, creation.body()).orElse(null);
            boolean free = body != null && body.group() == null;
            if (!end(handle, creation, State.DONE, group, free ? "" : "HAS_CHAT", 0) || body == null || !free) {
                return true;
            }
            directory.linkGroup(handle, creation.commune(), creation.askedBy(), body.id(), group);
            ChatCreation.Wish wish = creation.wish();
            rosters.save(
                    handle,
                    creation.commune(),
                    group,
                    new ChatRosterStore.Row(creation.askedAt(), wish.validThrough(), wish.mostMembers()),
                    List.of(new GroupMember(wish.keeper(), "", null)));
            if (wish.invite()) {
                rounds.start(
                        handle,
                        creation.commune(),
                        creation.askedBy(),
                        directory.body(handle, body.id()).orElseThrow());
            }
            return true;
        });
    }

    private boolean end(
            Handle handle, ChatCreation creation, State state, @Nullable ZaloGroupId group, String reason, int code) {
        boolean ended = store.end(handle, creation, state, group, reason, code, clock.instant());
        if (ended) {
            String action = state == State.DONE ? "chat.made" : "chat.refused";
            Map<String, String> details = group == null
                    ? Map.of("error", reason.isEmpty() ? Integer.toString(code) : reason)
                    : Map.of("group", group.value());
            audit.record(handle, creation.commune(), creation.askedBy(), action, "body:" + creation.body(), details);
            if (state == State.DONE || TAKEN.contains(code)) {
                packages.used(handle, creation.commune(), creation.wish().assetId());
            }
            notices.tell(handle, creation, state == State.DONE && reason.isEmpty());
        }
        return ended;
    }
}
