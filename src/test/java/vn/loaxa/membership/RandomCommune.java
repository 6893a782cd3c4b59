package vn.loaxa.membership;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.directory.VillageId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.testing.MovableClock;

/** A commune of a random shape over a database of its own, and people in it who try what they may and what they may not. */
final class RandomCommune implements AutoCloseable {
    private static final int PEOPLE = 14;

    final Random chance;
    final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    final Audit audit = new Audit(clock);
    final Directory directory = new Directory(clock, audit);
    final Outbox outbox = new Outbox(clock);
    final Database database;
    CommuneId commune = new CommuneId(0);
    final List<PersonId> people = new ArrayList<>();
    final List<BodyId> bodies = new ArrayList<>();
    final Map<Long, Long> parents = new HashMap<>();
    final Map<Long, String> villages = new HashMap<>();
    private final RandomActs acts;
    private int changes;
    private int refusals;

    RandomCommune(Path folder, long seed) throws IOException {
        chance = new Random(seed);
        database = Database.open(DatabaseContract.freshSqlite(folder.resolve("model-" + seed + ".db")));
        database.write(handle -> {
            found(handle);
            return true;
        });
        acts = new RandomActs(this);
    }

    /** Does so many steps; what could not be explained by the rules, in words. One transaction: only the rules are tried. */
    List<String> run(int steps) {
        return database.write(handle -> {
            List<String> escapes = new ArrayList<>();
            Standing before = standing(handle);
            for (int i = 0; i < steps; i++) {
                String rows = rows(handle);
                RandomActs.Tried tried = acts.next(handle, i, before);
                boolean written = !rows.equals(rows(handle));
                Standing after = written || tried.byTime() ? standing(handle) : before;
                changes += written || tried.sent() ? 1 : 0;
                refusals += tried.refused() ? 1 : 0;
                if (written && tried.refused()) {
                    escapes.add(i + " " + tried.what() + " was refused and yet changed something");
                }
                if (!tried.byTime()) {
                    escapes.addAll(before.escapes(after, tried.actor(), i + " " + tried.what()));
                }
                escapes.addAll(tried.faults());
                before = after;
            }
            return escapes;
        });
    }

    /** Changes whenever a membership or role begins or ends: rows are added and closed, never rewritten. */
    private static String rows(Handle handle) {
        return handle.createQuery("""
            SELECT (SELECT COUNT(*) || '/' || COUNT(ended_at) FROM membership) || '/'
                || (SELECT COUNT(*) || '/' || COUNT(ended_at) || '/' || GROUP_CONCAT(COALESCE(until_day, '')) FROM official_role)
            """).mapTo(String.class).one();
    }

    int changes() {
        return changes;
    }

    int refusals() {
        return refusals;
    }

    boolean auditIsWhole() {
        return database.read(handle -> audit.firstBroken(handle, commune)).isEmpty();
    }

    <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    PersonId anybody() {
        return any(people);
    }

    /** Somebody who holds some post or lead. */
    PersonId leader(Standing standing) {
        List<PersonId> some = people.stream()
                .filter(one -> standing.offices().containsKey(one.value())
                        || bodies.stream()
                                .anyMatch(body -> standing.in(one.value(), body.value()) != MemberRole.MEMBER))
                .toList();
        return some.isEmpty() ? anybody() : any(some);
    }

    /** A body that the person leads, or one below it; any if there is none. */
    BodyId bodyNear(Standing standing, PersonId person) {
        List<BodyId> near = bodies.stream()
                .filter(body -> standing.keepsList(person.value(), body.value()))
                .toList();
        return any(near.isEmpty() ? bodies : near);
    }

    PersonId memberOf(Standing standing, BodyId body) {
        List<PersonId> inside = people.stream()
                .filter(one -> standing.members().containsKey(new Standing.Place(one.value(), body.value())))
                .toList();
        return any(inside.isEmpty() ? people : inside);
    }

    Body body(Handle handle, BodyId id) {
        return directory.body(handle, id).orElseThrow();
    }

    Actor actor(PersonId person) {
        return new Actor(person.value(), "Người " + person, "test");
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private void found(Handle handle) {
        commune = new CommuneId(handle.createQuery("""
            INSERT INTO commune (code, name, village_term, zone, former_names, details)
            VALUES ('X', 'Xã Đông Mẫu', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}') RETURNING id
            """).mapTo(Long.class).one());
        List<VillageId> homes = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            homes.add(new VillageId(handle.createQuery("""
                INSERT INTO village (commune_id, code, name, aliases, details, position)
                VALUES (:commune, :code, :code, '[]', '{}', :i) RETURNING id
                """)
                    .bind("commune", commune.value())
                    .bind("code", "T" + i)
                    .bind("i", i)
                    .mapTo(Long.class)
                    .one()));
        }
        // Two associations and what hangs below them, at random up to four deep.
        for (int i = 0; i < 9; i++) {
            Long parent = i < 2 ? null : (Long) any(bodies).value();
            VillageId village = i < 2 || chance.nextBoolean() ? null : any(homes);
            bodies.add(body(handle, i, parent, village));
            long id = bodies.get(i).value();
            parents.put(id, parent == null ? 0L : parent);
            villages.put(id, village == null ? "" : village.toString());
        }
        for (int i = 0; i < PEOPLE; i++) {
            PersonId person = directory.addPerson(handle, commune, "Người " + i, "8490000" + (1000 + i), any(homes));
            people.add(person);
            handle.createUpdate(
                            "INSERT INTO zalo_account (commune_id, user_id, person_id, follows) VALUES (:c, :u, :p, 1)")
                    .bind("c", commune.value())
                    .bind("u", "u" + i)
                    .bind("p", person.value())
                    .execute();
        }
        for (BodyId body : bodies) {
            for (int i = 0; i < 3; i++) {
                MemberRole role = i > 0
                        ? MemberRole.MEMBER
                        : parents.getOrDefault(body.value(), 0L) == 0 ? MemberRole.CHAIR : MemberRole.LEADER;
                directory.addMembership(handle, commune, Actor.SYSTEM, anybody(), body, role);
            }
        }
        handle.execute("INSERT INTO chat_packages_read (commune_id, read_at) VALUES (" + commune + ", 0)");
        handle.execute("INSERT INTO chat_package (commune_id, asset_id, size, available, read_at) VALUES (" + commune
                + ", 'as-1', 50, 1, 0)");
        office(handle, people.get(0), OfficialRole.ADMINISTRATOR, null);
        office(handle, people.get(1), OfficialRole.DRAFTER, null);
        office(handle, people.get(2), OfficialRole.APPROVER, null);
        office(handle, people.get(3), OfficialRole.VILLAGE_HEAD, homes.get(0));
    }

    private void office(Handle handle, PersonId person, OfficialRole role, @Nullable VillageId village) {
        directory.grantRole(
                handle, commune, Actor.SYSTEM, new RoleGrant(person, role, role.name(), village, today(), null));
    }

    private BodyId body(Handle handle, int number, @Nullable Long parent, @Nullable VillageId village) {
        return new BodyId(handle.createQuery("""
            INSERT INTO body (commune_id, code, name, kind, parent_id, village_id, zalo_group_id, aliases, position)
            VALUES (:commune, :code, :code, :kind, :parent, :village, :group, '[]', :position) RETURNING id
            """)
                .bind("commune", commune.value())
                .bind("code", "B" + number)
                .bind("kind", parent == null ? "ASSOCIATION" : "SUB_ASSOCIATION")
                .bind("parent", parent)
                .bind("village", village == null ? null : village.value())
                .bind("group", number % 3 == 0 ? "g" + number : null)
                .bind("position", number)
                .mapTo(Long.class)
                .one());
    }

    private Standing standing(Handle handle) {
        Map<Standing.Place, MemberRole> members = new HashMap<>();
        for (BodyId body : bodies) {
            directory
                    .members(handle, body)
                    .forEach(one -> members.put(new Standing.Place(one.person().value(), body.value()), one.role()));
        }
        Map<Long, Set<String>> offices = new HashMap<>();
        directory.roles(handle, commune).forEach(grant -> offices.computeIfAbsent(
                        grant.person().value(), key -> new HashSet<>())
                .add(grant.role() + "@" + (grant.village() == null ? "" : grant.village())));
        return new Standing(parents, members, offices);
    }

    /** Minutes mostly, so that undoing is still possible; sometimes weeks, so that terms end. */
    void timePasses() {
        clock.advance(chance.nextInt(6) == 0 ? Duration.ofDays(20) : Duration.ofMinutes(4));
    }

    @Override
    public void close() {
        database.close();
    }
}
