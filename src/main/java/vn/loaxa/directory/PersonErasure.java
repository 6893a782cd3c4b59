package vn.loaxa.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Takes a person out of the roll for good. The row stays without name and phone, because the receipts of issued papers count it
 * and may not be deleted (Luật Lưu trữ 33/2024/QH15). Thread-safe; part of the caller's transaction.
 */
public final class PersonErasure {
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final PersonErasureStore store = new PersonErasureStore();

    public PersonErasure(Directory directory, Audit audit, Clock clock) {
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whoever holds an office or leads a body must hand it over first. */
    public boolean holdsOffice(Handle handle, PersonId person) {
        List<Membership> memberships = directory.membershipsOf(handle, person);
        return !directory.rolesOf(handle, person).isEmpty()
                || memberships.stream().anyMatch(membership -> membership.role() != MemberRole.MEMBER);
    }

    /**
     * @param user the account, which is forgotten even if it is nobody's; null for none
     * @param person null for an account that is nobody's
     * @param name what stands in place of the name from now on
     */
    public void erase(
            Handle handle,
            CommuneId commune,
            Actor actor,
            @Nullable ZaloUserId user,
            @Nullable PersonId person,
            String name) {
        if (user != null) {
            store.forgetAccount(handle, commune, user);
        }
        if (person != null) {
            LocalDate today = clock.instant()
                    .atZone(directory.commune(handle, commune).orElseThrow().zone())
                    .toLocalDate();
            store.erase(handle, person, name, clock.instant(), today);
            audit.record(handle, commune, actor, "person.erased", "person:" + person, Map.of());
        }
    }
}
