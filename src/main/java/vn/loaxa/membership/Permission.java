package vn.loaxa.membership;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;

/** Who may touch which body, and who stands above whom in it. */
final class Permission {
    private final Directory directory;

    Permission(Directory directory) {
        this.directory = directory;
    }

    /** The body, if it is one of this commune. */
    Optional<Body> find(Handle handle, CommuneId commune, BodyId body) {
        return directory.bodies(handle, commune).stream()
                .filter(one -> one.id().equals(body))
                .findFirst();
    }

    /** The body, if it is one of this commune and the person has the right there. */
    Optional<Body> body(Handle handle, CommuneId commune, PersonId actor, Right right, BodyId body) {
        return find(handle, commune, body)
                .filter(one -> directory.authority(handle, commune, actor).may(right, one));
    }

    /**
     * Whoever leads a body further up stands above everyone here; within the body itself the higher role stands above the
     * lower. Nobody stands above themselves.
     */
    boolean outranks(Handle handle, CommuneId commune, PersonId actor, PersonId other, Body body) {
        if (actor.equals(other)) {
            return false;
        }
        Set<BodyId> above = above(handle, commune, body);
        List<Membership> leads = directory.membershipsOf(handle, actor).stream()
                .filter(lead -> lead.role() != MemberRole.MEMBER)
                .toList();
        if (leads.stream().anyMatch(lead -> above.contains(lead.body()))) {
            return true;
        }
        MemberRole theirs = roleIn(directory.membershipsOf(handle, other), body.id());
        return roleIn(leads, body.id()).compareTo(theirs) > 0;
    }

    /** Whether the person stands above whoever holds this role in the body: by leading further up, or by a higher role here. */
    boolean standsAbove(Handle handle, CommuneId commune, PersonId actor, MemberRole role, Body body) {
        Set<BodyId> above = above(handle, commune, body);
        List<Membership> all = directory.membershipsOf(handle, actor);
        boolean further =
                all.stream().anyMatch(lead -> lead.role() != MemberRole.MEMBER && above.contains(lead.body()));
        return further || roleIn(all, body.id()).compareTo(role) > 0;
    }

    /** In ten minutes ranks may have changed: whoever was added may lead now, and whoever undoes may lead no more. */
    boolean mayUndo(Handle handle, CommuneId commune, PersonId actor, UndoStore.Change change, Body body) {
        if (!change.added()) {
            return change.role() == MemberRole.MEMBER || standsAbove(handle, commune, actor, change.role(), body);
        }
        MemberRole now = roleIn(directory.membershipsOf(handle, change.person()), body.id());
        return change.person().equals(actor)
                ? now == MemberRole.MEMBER
                : outranks(handle, commune, actor, change.person(), body);
    }

    private static MemberRole roleIn(List<Membership> memberships, BodyId body) {
        return memberships.stream()
                .filter(membership -> membership.body().equals(body))
                .map(Membership::role)
                .findFirst()
                .orElse(MemberRole.MEMBER);
    }

    private Set<BodyId> above(Handle handle, CommuneId commune, Body body) {
        List<Body> all = directory.bodies(handle, commune);
        Set<BodyId> above = new HashSet<>();
        Optional<Body> next = Optional.of(body);
        while (next.isPresent()) {
            BodyId parent = next.get().parent();
            if (parent != null) {
                above.add(parent);
            }
            next = all.stream().filter(one -> one.id().equals(parent)).findFirst();
        }
        return above;
    }
}
