package vn.loaxa.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;

/** Writes memberships and the log of them together. A change closes the old row and opens a new one, so history stays. */
final class MembershipBook {
    private final Clock clock;
    private final Audit audit;
    private final MembershipStore store = new MembershipStore();
    private final CommuneStore communes = new CommuneStore();
    private final BodyStore bodies = new BodyStore();
    private final PersonStore people = new PersonStore();

    MembershipBook(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    boolean add(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId person,
            BodyId body,
            MemberRole role,
            @Nullable LocalDate until) {
        checkCommune(handle, commune, person, body);
        LocalDate today = today(handle, commune);
        Optional<Membership> before = store.find(handle, person, body, today);
        if (before.isPresent()
                && before.get()
                        .equals(new Membership(person, body, role, before.get().since(), until))) {
            return false;
        }
        store.close(handle, person, body, clock.instant());
        if (!store.insert(handle, commune, person, body, role, today, until)) {
            return false;
        }
        String action = before.isPresent() ? "member.role-changed" : "member.added";
        audit.record(
                handle, commune, actor, action, "body:" + body, Map.of("person", "" + person, "role", role.name()));
        return true;
    }

    boolean end(Handle handle, CommuneId commune, Actor actor, PersonId person, BodyId body) {
        checkCommune(handle, commune, person, body);
        boolean ran = store.find(handle, person, body, today(handle, commune)).isPresent();
        boolean closed = store.close(handle, person, body, clock.instant());
        if (!ran || !closed) {
            return false;
        }
        audit.record(handle, commune, actor, "member.removed", "body:" + body, Map.of("person", "" + person));
        return true;
    }

    /** A key of another commune is our bug, or somebody's attempt. */
    private void checkCommune(Handle handle, CommuneId commune, PersonId person, BodyId body) {
        if (!people.isOf(handle, commune, person)
                || !bodies.communeOf(handle, body).equals(Optional.of(commune))) {
            throw new IllegalArgumentException(
                    "Person " + person + " or body " + body + " is not of commune " + commune);
        }
    }

    private LocalDate today(Handle handle, CommuneId commune) {
        return LocalDate.ofInstant(clock.instant(), communes.zone(handle, commune));
    }
}
