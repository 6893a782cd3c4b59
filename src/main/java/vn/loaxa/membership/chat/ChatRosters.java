package vn.loaxa.membership;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Holds rolls against group chats, as they were last listed. Thread-safe; every call is part of the caller's transaction. */
public final class ChatRosters {
    private final Directory directory;
    private final ChatRosterStore store = new ChatRosterStore();

    public ChatRosters(Directory directory) {
        this.directory = directory;
    }

    /** Empty for a body without a chat. */
    public Optional<ChatRoster> of(Handle handle, CommuneId commune, Body body) {
        ZaloGroupId group = body.group();
        if (group == null) {
            return Optional.empty();
        }
        Optional<ChatRosterStore.Row> row = store.row(handle, commune, group);
        if (row.isEmpty()) {
            return Optional.of(new ChatRoster(null, List.of(), List.of(), null, 0));
        }
        Map<String, String> inChat = store.members(handle, commune, group);
        List<Person> linked = directory.roll(handle, body.id()).stream()
                .map(Member::person)
                .filter(person -> person.zalo() != null)
                .toList();
        Set<String> onRoll = new HashSet<>();
        linked.forEach(person -> onRoll.add(String.valueOf(person.zalo())));
        return Optional.of(new ChatRoster(
                row.get().comparedAt(),
                linked.stream()
                        .filter(person -> !inChat.containsKey(String.valueOf(person.zalo())))
                        .toList(),
                inChat.entrySet().stream()
                        .filter(member -> !onRoll.contains(member.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                row.get().validThrough(),
                row.get().mostMembers()));
    }
}
