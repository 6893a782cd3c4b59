package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.directory.Right;

/** "Ai chưa nhận": those of the asker's own branch who have not acknowledged. */
final class Missing {
    private final Directory directory;
    private final BoardStore store = new BoardStore();

    Missing(Directory directory) {
        this.directory = directory;
    }

    /** In the order of the roll. People who left the audience since it went out come last. */
    List<Person> list(Handle handle, CommuneId commune, Directive directive, PersonId actor) {
        Authority authority = directory.authority(handle, commune, actor);
        if (!authority.mayAnywhere(Right.SEE_MISSING)) {
            return List.of();
        }
        Set<PersonId> missing = new HashSet<>(store.missing(handle, directive.id()));
        List<Person> people = new ArrayList<>();
        for (Recipient recipient : directory.recipients(handle, commune, directive.audience())) {
            if (missing.remove(recipient.person().id())) {
                people.add(recipient.person());
            }
        }
        missing.forEach(gone -> directory.person(handle, gone).ifPresent(people::add));
        if (authority.mayEverywhere(Right.SEE_MISSING)) {
            return people;
        }
        Set<PersonId> branch = branch(handle, commune, authority);
        return people.stream()
                .filter(person ->
                        branch.contains(person.id()) || authority.mayFor(Right.SEE_MISSING, person, List.of()))
                .toList();
    }

    /** Whoever is in a body of the branch, also those who are counted elsewhere. */
    private Set<PersonId> branch(Handle handle, CommuneId commune, Authority authority) {
        Set<PersonId> branch = new HashSet<>();
        for (Body body : directory.bodies(handle, commune)) {
            if (authority.may(Right.SEE_MISSING, body)) {
                directory.members(handle, body.id()).forEach(member -> branch.add(member.person()));
            }
        }
        return branch;
    }
}
