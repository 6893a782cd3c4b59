package vn.loaxa.membership.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Holds rolls against group chats. Thread-safe; every call is part of the caller's transaction. */
public final class ChatRosters {
    private final Directory directory;
    private final ChatRosterStore store = new ChatRosterStore();
    private final ChatCreationStore creations = new ChatCreationStore();

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
            return Optional.of(new ChatRoster(null, 0, List.of(), List.of(), List.of(), null, 0));
        }
        Map<String, ChatRosterStore.Seen> gone = new HashMap<>();
        store.seen(handle, commune, group, false).forEach(seen -> gone.put(seen.user(), seen));
        List<ChatRosterStore.Seen> inChat = store.seen(handle, commune, group, true);
        Set<String> inside = inChat.stream().map(ChatRosterStore.Seen::user).collect(Collectors.toSet());
        Set<String> onRoll = new HashSet<>();
        List<Person> missing = new ArrayList<>();
        List<ChatRoster.Left> left = new ArrayList<>();
        for (Member member : directory.roll(handle, body.id())) {
            Person person = member.person();
            ZaloUserId user = person.zalo();
            if (user == null) {
                continue;
            }
            onRoll.add(user.value());
            ChatRosterStore.Seen was = gone.get(user.value());
            if (was != null) {
                left.add(new ChatRoster.Left(person, was.since()));
            } else if (!inside.contains(user.value())) {
                missing.add(person);
            }
        }
        Optional<ZaloUserId> keeper = creations.keeper(handle, commune, group);
        return Optional.of(new ChatRoster(
                row.get().comparedAt(),
                (int) inside.stream().filter(onRoll::contains).count(),
                missing,
                left,
                inChat.stream()
                        .filter(seen -> !onRoll.contains(seen.user()))
                        .map(seen -> stranger(handle, commune, seen, keeper))
                        .toList(),
                row.get().validThrough(),
                row.get().mostMembers()));
    }

    /** Whether the account is in the chat, as far as we know. */
    public boolean isInside(Handle handle, CommuneId commune, ZaloGroupId group, ZaloUserId user) {
        return store.isInside(handle, commune, group, user);
    }

    private ChatRoster.Stranger stranger(
            Handle handle, CommuneId commune, ChatRosterStore.Seen seen, Optional<ZaloUserId> keeper) {
        ZaloUserId user = new ZaloUserId(seen.user());
        Person person = directory.personByZalo(handle, commune, user).orElse(null);
        String name = person == null ? seen.name() : person.name();
        return new ChatRoster.Stranger(
                user, name, person, keeper.filter(user::equals).isPresent());
    }
}
