package vn.loaxa.membership.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.text.Vietnamese;

/** Takes wishes for group chats; {@link ChatMaker} has them made. Thread-safe; every call is part of the caller's transaction. */
public final class ChatCreations {
    /** How a wish was taken; all but the first changed nothing. */
    public enum Result {
        ASKED,
        NOT_ALLOWED,
        HAS_CHAT,
        /** One is under way for this body, or on this package. */
        UNDER_WAY,
        NO_NAME,
        NAME_LONG
    }

    private final Directory directory;
    private final Audit audit;
    private final RulesInForce rules;
    private final Clock clock;
    private final Supplier<String> marks;
    private final Consumer<Instant> wake;
    private final ChatCreationStore store = new ChatCreationStore();

    /**
     * @param marks a new mark each time, that nobody guesses and no two chats share
     * @param wake told, after the commit, when there is something to do
     */
    public ChatCreations(
            Directory directory,
            Audit audit,
            RulesInForce rules,
            Clock clock,
            Supplier<String> marks,
            Consumer<Instant> wake) {
        this.directory = directory;
        this.audit = audit;
        this.rules = rules;
        this.clock = clock;
        this.marks = marks;
        this.wake = wake;
    }

    /** Writes the wish down. Zalo is asked after the commit. Audited. */
    public Result ask(Handle handle, CommuneId commune, Actor actor, BodyId bodyId, ChatCreation.Wish wish) {
        Optional<Body> body = directory.body(handle, bodyId).filter(one -> may(handle, commune, actor, one));
        if (body.isEmpty()) {
            return Result.NOT_ALLOWED;
        }
        if (body.get().group() != null) {
            return Result.HAS_CHAT;
        }
        String name = Vietnamese.clean(wish.name());
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > rules.now().groups().nameLength()) {
            return name.isEmpty() ? Result.NO_NAME : Result.NAME_LONG;
        }
        var clean = new ChatCreation.Wish(
                name, wish.assetId(), wish.mostMembers(), wish.validThrough(), wish.keeper(), wish.invite());
        Instant now = clock.instant();
        if (!store.insert(handle, commune, bodyId, clean, marks.get(), actor, now)) {
            return Result.UNDER_WAY;
        }
        audit.record(handle, commune, actor, "chat.asked", "body:" + bodyId, Map.of("name", name));
        handle.afterCommit(() -> wake.accept(now));
        return Result.ASKED;
    }

    /** The last one of a body, however it ended. */
    public Optional<ChatCreation> last(Handle handle, CommuneId commune, BodyId body) {
        return store.last(handle, commune, body);
    }

    private boolean may(Handle handle, CommuneId commune, Actor actor, Body body) {
        Long id = actor.personId();
        return id != null
                && directory.authority(handle, commune, new PersonId(id)).may(Right.MAKE_CHAT, body)
                && directory.bodies(handle, commune).contains(body);
    }
}
