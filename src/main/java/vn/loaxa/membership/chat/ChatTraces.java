package vn.loaxa.membership.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What the group chats know of one account, for the rights people have over their data. Thread-safe; in the caller's transaction. */
public final class ChatTraces {
    private final ChatRosterStore store = new ChatRosterStore();
    private final ChatRoundStore rounds = new ChatRoundStore();
    private final ChatCreationStore creations = new ChatCreationStore();

    /** One line for each chat: its body and whether the account is in it ({@code co}) or left it ({@code da_roi}). */
    public List<Map<String, String>> held(Handle handle, CommuneId commune, Directory directory, ZaloUserId user) {
        return store.groupsOf(handle, commune, user).entrySet().stream()
                .map(entry -> {
                    Optional<Body> body = directory.bodyByGroup(handle, commune, entry.getKey());
                    Map<String, String> line = new TreeMap<>();
                    line.put(
                            "nhom_chat",
                            body.map(Body::name).orElse(entry.getKey().value()));
                    line.put("trong_nhom", entry.getValue() ? "co" : "da_roi");
                    return line;
                })
                .toList();
    }

    /**
     * Forgets the account, and has it taken out of the chats it is in: they are the Official Account's, and the next list of
     * their members would bring its name back.
     *
     * @param cause makes the calls unique, such as {@code data-request:4}
     */
    public void forget(Handle handle, CommuneId commune, Outbox outbox, ZaloUserId user, String cause) {
        for (Map.Entry<ZaloGroupId, Boolean> chat :
                store.groupsOf(handle, commune, user).entrySet()) {
            if (chat.getValue()) {
                var call = new Call.RemoveFromGroup(chat.getKey(), List.of(user));
                String key = cause + "/leave:" + chat.getKey();
                outbox.enqueue(
                        handle, new OutboxDraft(commune, Lane.REPLY, call, key, ChatLeavings.REFERENCE, "", null));
            }
        }
        store.forget(handle, commune, user);
        rounds.forget(handle, commune, user);
        creations.forget(handle, commune, user);
    }
}
