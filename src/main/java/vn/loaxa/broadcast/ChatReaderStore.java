package vn.loaxa.broadcast;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Reads who is in the group chats. Stateless. */
final class ChatReaderStore {
    /** People in a chat, and people who left it; {@code listed} if Zalo's list of it was ever taken over. */
    record Known(boolean listed, Set<PersonId> inside, Set<PersonId> left) {
        Known(boolean listed) {
            this(listed, new HashSet<>(), new HashSet<>());
        }
    }

    /** Chats of which nothing is known are left out. */
    Map<ZaloGroupId, Known> known(Handle handle, CommuneId commune) {
        Map<ZaloGroupId, Known> known = new HashMap<>();
        handle.createQuery("SELECT group_id FROM chat_roster WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .mapTo(String.class)
                .forEach(group -> known.put(new ZaloGroupId(group), new Known(true)));
        record Seen(ZaloGroupId group, PersonId person, boolean inside) {}
        handle.createQuery("""
            SELECT m.group_id, m.inside, a.person_id FROM chat_member m
                JOIN zalo_account a ON a.commune_id = m.commune_id AND a.user_id = m.user_id
            WHERE m.commune_id = :commune AND a.person_id IS NOT NULL
            """)
                .bind("commune", commune.value())
                .map((row, context) -> new Seen(
                        new ZaloGroupId(row.getString("group_id")),
                        new PersonId(row.getLong("person_id")),
                        row.getInt("inside") == 1))
                .forEach(seen -> {
                    Known of = known.computeIfAbsent(seen.group(), group -> new Known(false));
                    (seen.inside() ? of.inside() : of.left()).add(seen.person());
                });
        return known;
    }
}
