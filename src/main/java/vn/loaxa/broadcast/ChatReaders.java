package vn.loaxa.broadcast;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * Who reads along in the group chats of a commune, as of one moment. Once a chat's list was held against the roll, and by the events
 * since, it is known who is in it, and nobody else is. Of a chat whose list was never compared all members of its body count as in it,
 * but for those who were seen to leave. Immutable.
 */
public final class ChatReaders {
    private final Map<ZaloGroupId, ChatReaderStore.Known> chats;

    private ChatReaders(Map<ZaloGroupId, ChatReaderStore.Known> chats) {
        this.chats = chats;
    }

    /** Reads what is known now, in the caller's transaction. */
    public static ChatReaders of(Handle handle, CommuneId commune) {
        return new ChatReaders(new ChatReaderStore().known(handle, commune));
    }

    /** Who is in the chat. {@code members}: those of its body. */
    public Set<PersonId> in(ZaloGroupId chat, Set<PersonId> members) {
        ChatReaderStore.Known known = chats.get(chat);
        if (known == null) {
            return Set.copyOf(members);
        }
        Set<PersonId> readers = new HashSet<>(known.inside());
        if (!known.listed()) {
            readers.addAll(members);
            readers.removeAll(known.left());
        }
        return Set.copyOf(readers);
    }

    /** Whether the chat's list was ever compared. */
    public boolean isListed(ZaloGroupId chat) {
        ChatReaderStore.Known known = chats.get(chat);
        return known != null && known.listed();
    }
}
