package vn.loaxa.console;

import java.time.ZoneId;
import java.util.List;
import vn.loaxa.audit.Actor;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;

/**
 * Who is at the console in this request, with the rights of this moment.
 *
 * @param session the hash that names the session
 * @param mustEnrol whether a second factor has to be set up before anything else
 * @param waiting what the navigation says of each place
 */
record Visitor(
        Commune commune,
        Person person,
        Authority authority,
        String csrf,
        String session,
        boolean mustEnrol,
        NavCounts waiting) {

    /** The same, once the second factor is set up. */
    Visitor enrolled() {
        return new Visitor(commune, person, authority, csrf, session, false, waiting);
    }

    CommuneId communeId() {
        return commune.id();
    }

    PersonId id() {
        return person.id();
    }

    ZoneId zone() {
        return commune.zone();
    }

    boolean may(Right right) {
        return authority.mayAnywhere(right);
    }

    boolean mayAnyOf(List<Right> rights) {
        return rights.stream().anyMatch(authority::mayAnywhere);
    }

    boolean may(Right right, Body body) {
        return authority.may(right, body);
    }

    /** How the person is called at the top of each page: the office, or else the name. */
    String title() {
        return authority.titles().isEmpty() ? person.name() : authority.titles().get(0);
    }

    Holder holder() {
        return new Holder(communeId(), id());
    }

    Actor actor() {
        return new Actor(person.id().value(), person.name(), "console");
    }
}
