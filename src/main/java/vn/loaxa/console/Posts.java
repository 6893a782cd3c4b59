package vn.loaxa.console;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.OfficeRow;
import vn.loaxa.console.view.PeopleView.Found;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.membership.RoleService;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** Posts and people as lines of pages, as far as the visitor may see them. */
final class Posts {
    static final Messages MESSAGES = new Messages("people");

    /** An election takes weeks to prepare. */
    private static final int SOON_DAYS = 60;

    private static final int MOST_FOUND = 30;

    private final Directory directory;
    private final RoleService roles;
    private final Clock clock;

    Posts(Directory directory, RoleService roles, Clock clock) {
        this.directory = directory;
        this.roles = roles;
        this.clock = clock;
    }

    /** Whether the visitor may look at somebody: in their village or bodies, or anywhere. */
    boolean sees(Handle handle, Visitor visitor, Person person) {
        return may(handle, visitor, Right.READ_MEMBERS, person);
    }

    boolean may(Handle handle, Visitor visitor, Right right, Person person) {
        return visitor.authority()
                .mayFor(
                        right,
                        person,
                        directory.membershipsOf(handle, person.id()).stream()
                                .map(Membership::body)
                                .flatMap(id -> directory.body(handle, id).stream())
                                .toList());
    }

    /** The person of this commune with the id of the address, if the visitor may look at them. */
    Person person(Handle handle, Visitor visitor, String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotThere();
        }
        var person = directory.person(handle, new PersonId(Long.parseLong(id)));
        // An id of another commune finds nobody by whom the authority could be asked.
        return person.filter(found -> directory.isOf(handle, visitor.communeId(), found.id()))
                .filter(found -> sees(handle, visitor, found))
                .orElseThrow(NotThere::new);
    }

    /** By name or phone, accents forgiven; only whom the visitor may look at. */
    List<Found> found(Handle handle, Visitor visitor, String typed) {
        if (typed.isBlank()) {
            return List.of();
        }
        Map<VillageId, String> villages = new HashMap<>();
        for (Village village : directory.villages(handle, visitor.communeId())) {
            villages.put(village.id(), village.name());
        }
        Map<PersonId, String> titles = new HashMap<>();
        directory.offices(handle, visitor.communeId()).forEach(post -> titles.putIfAbsent(post.person(), post.title()));
        return directory.findPeople(handle, visitor.communeId(), typed, null, MOST_FOUND).stream()
                .filter(person -> sees(handle, visitor, person))
                .map(person -> {
                    String status =
                            person.zalo() == null ? "unreachable" : person.blocked() ? "failed" : "acknowledged";
                    VillageId village = person.village();
                    String home = village == null
                            ? MESSAGES.text("person.noVillage")
                            : villages.getOrDefault(village, MESSAGES.text("person.noVillage"));
                    return new Found(
                            "/nguoi/" + person.id(),
                            person.name(),
                            titles.getOrDefault(person.id(), home),
                            status,
                            MESSAGES.text("person.zalo." + status));
                })
                .toList();
    }

    OfficeRow row(Handle handle, Visitor visitor, Office office, boolean mayChange) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), visitor.zone());
        LocalDate until = office.until();
        long left = until == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, until);
        boolean soon = office.running() && left <= SOON_DAYS;
        String term = until == null
                ? MESSAGES.text("term.open", Map.of("since", Days.show(office.since())))
                : MESSAGES.text("term.until", Map.of("since", Days.show(office.since()), "until", Days.show(until)));
        return new OfficeRow(
                office.title(),
                office.personName(),
                "/nguoi/" + office.person(),
                term,
                soon ? MESSAGES.text("term.soon", Map.of("n", left)) : "",
                office.running() && mayChange ? "/chuc-vu/" + office.key() : "",
                !office.running());
    }

    OfficeRow row(Handle handle, Visitor visitor, Office office) {
        return row(
                handle,
                visitor,
                office,
                office.running() && roles.mayChange(handle, visitor.communeId(), visitor.id(), office));
    }
}
