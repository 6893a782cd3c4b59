package vn.loaxa.broadcast;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** A commune made row by row: a test names only what matters to it. */
final class TestCommune {
    final CommuneId id;
    private final Handle handle;
    private final Directory directory;
    private int count;

    TestCommune(Handle handle, Directory directory, CommuneId id) {
        this.handle = handle;
        this.directory = directory;
        this.id = id;
    }

    static TestCommune found(Handle handle, Directory directory) {
        return found(handle, directory, "DEMO");
    }

    static TestCommune found(Handle handle, Directory directory, String code) {
        long id = handle.createQuery("""
                        INSERT INTO commune (code, name, village_term, zone, former_names, details)
                        VALUES (:code, 'Xã Đông Mẫu', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}') RETURNING id
                        """).bind("code", code).mapTo(Long.class).one();
        return new TestCommune(handle, directory, new CommuneId(id));
    }

    VillageId village(int number) {
        return new VillageId(handle.createQuery("""
                        INSERT INTO village (commune_id, code, name, aliases, details, position)
                        VALUES (:commune, :code, :name, '[]', '{}', :position) RETURNING id
                        """)
                .bind("commune", id.value())
                .bind("code", "T" + number)
                .bind("name", "Thôn " + number)
                .bind("position", number)
                .mapTo(Long.class)
                .one());
    }

    BodyId body(
            String code, String name, @Nullable BodyId parent, @Nullable VillageId village, @Nullable String group) {
        return new BodyId(handle.createQuery("""
                        INSERT INTO body (commune_id, code, name, kind, parent_id, village_id, zalo_group_id, aliases, leader_title, position)
                        VALUES (:commune, :code, :name, :kind, :parent, :village, :group, '[]', :leader, :position) RETURNING id
                        """)
                .bind("commune", id.value())
                .bind("code", code)
                .bind("name", name)
                .bind("kind", parent == null ? "ASSOCIATION" : "SUB_ASSOCIATION")
                .bind("parent", parent == null ? null : parent.value())
                .bind("village", village == null ? null : village.value())
                .bind("group", group)
                .bind("leader", parent == null ? null : "Chi hội trưởng " + name)
                .bind("position", ++count)
                .mapTo(Long.class)
                .one());
    }

    /** {@code zalo} and {@code lastInteraction} may be null: no account, never wrote. */
    PersonId person(
            String name, @Nullable VillageId village, @Nullable String zalo, @Nullable Instant lastInteraction) {
        PersonId person = directory.addPerson(handle, id, name, null, village);
        if (zalo != null) {
            var user = new ZaloUserId(zalo);
            directory.noteFollow(handle, id, user, true, Instant.EPOCH);
            directory.link(handle, id, Actor.SYSTEM, user, person);
            if (lastInteraction != null) {
                directory.noteInteraction(handle, id, user, lastInteraction);
            }
        }
        return person;
    }

    void member(PersonId person, BodyId body, MemberRole role) {
        directory.addMembership(handle, id, Actor.SYSTEM, person, body, role);
    }

    void role(PersonId person, OfficialRole role, String title, @Nullable VillageId village) {
        handle.createUpdate("""
                        INSERT INTO official_role (commune_id, person_id, role, title, village_id, since_day)
                        VALUES (:commune, :person, :role, :title, :village, '2020-01-01')
                        """)
                .bind("commune", id.value())
                .bind("person", person.value())
                .bind("role", role.name())
                .bind("title", title)
                .bind("village", village == null ? null : village.value())
                .execute();
    }
}
