package vn.loaxa.broadcast;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;

/** Writes acts on directives into the audit log, under the name of the person. */
final class Ledger {
    private final Directory directory;
    private final Audit audit;

    Ledger(Directory directory, Audit audit) {
        this.directory = directory;
        this.audit = audit;
    }

    void record(
            Handle handle,
            CommuneId commune,
            PersonId person,
            String via,
            String action,
            Directive directive,
            Map<String, String> details) {
        var actor = new Actor(person.value(), name(handle, person), via);
        audit.record(handle, commune, actor, action, "directive:" + directive.shortNumber(), details);
    }

    String name(Handle handle, PersonId person) {
        return directory.person(handle, person).map(Person::name).orElse("?");
    }
}
