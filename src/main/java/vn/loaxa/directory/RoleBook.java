package vn.loaxa.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;

/** Writes official roles and the log of them together. Ended rows stay as history. */
final class RoleBook {
    private final Clock clock;
    private final Audit audit;
    private final RoleStore store = new RoleStore();
    private final PersonStore people = new PersonStore();

    RoleBook(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    void grant(Handle handle, CommuneId commune, Actor actor, RoleGrant grant) {
        if (!people.isOf(handle, commune, grant.person())) {
            throw new IllegalArgumentException("Person " + grant.person() + " is not of commune " + commune);
        }
        store.insert(handle, commune, grant);
        record(handle, commune, actor, "role.granted", grant.person(), grant.role(), grant.until());
    }

    /** False if it does not run any more. */
    boolean end(Handle handle, CommuneId commune, Actor actor, Office office) {
        if (office.role() == null || !store.close(handle, commune, office.id(), clock.instant())) {
            return false;
        }
        record(handle, commune, actor, "role.ended", office.person(), office.role(), null);
        return true;
    }

    /** False if it does not run any more. */
    boolean setTerm(Handle handle, CommuneId commune, Actor actor, Office office, @Nullable LocalDate until) {
        if (office.role() == null || !store.setUntil(handle, commune, office.id(), until)) {
            return false;
        }
        record(handle, commune, actor, "role.term-changed", office.person(), office.role(), until);
        return true;
    }

    private void record(
            Handle handle,
            CommuneId commune,
            Actor actor,
            String action,
            PersonId person,
            OfficialRole role,
            @Nullable LocalDate until) {
        Map<String, String> details = new TreeMap<>(Map.of("office", role.name()));
        if (until != null) {
            details.put("until", until.toString());
        }
        audit.record(handle, commune, actor, action, "person:" + person, details);
    }
}
