package vn.loaxa.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Person;

/** Who decides about a request, step by step: the leader, the deputies, then whoever leads the bodies above. */
final class Deciders {
    private static final Set<MemberRole> LEADERS = Set.of(MemberRole.LEADER, MemberRole.CHAIR);

    private final Directory directory;

    Deciders(Directory directory) {
        this.directory = directory;
    }

    /** The steps; one with nobody who has Zalo is left out, so the first is told at once. */
    List<List<Person>> steps(Handle handle, Body body) {
        List<List<Person>> steps = new ArrayList<>();
        add(steps, handle, body, LEADERS);
        add(steps, handle, body, Set.of(MemberRole.DEPUTY));
        for (Body above = parent(handle, body); above != null; above = parent(handle, above)) {
            add(steps, handle, above, Set.of(MemberRole.LEADER, MemberRole.CHAIR, MemberRole.DEPUTY));
        }
        return steps;
    }

    private @Nullable Body parent(Handle handle, Body body) {
        return body.parent() == null
                ? null
                : directory.body(handle, body.parent()).orElse(null);
    }

    private void add(List<List<Person>> steps, Handle handle, Body body, Set<MemberRole> roles) {
        List<Person> people = directory.roll(handle, body.id()).stream()
                .filter(member -> roles.contains(member.membership().role()))
                .map(Member::person)
                .filter(person -> person.zalo() != null)
                .toList();
        if (!people.isEmpty()) {
            steps.add(people);
        }
    }
}
