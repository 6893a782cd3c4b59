package vn.loaxa.directory.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.imports.Entries.PersonEntry;
import vn.loaxa.text.Messages;

/**
 * Imports a list of members (CSV or Excel) into a commune that exists: họ tên, số điện thoại, thôn, hội/chi hội, chức vụ. It
 * adds people and memberships and changes roles; nobody is taken off. All faults are found in one go, and with any of them
 * nothing is written. Importing the same file again changes nothing. Thread-safe.
 */
public final class RosterImport {
    private final Messages messages = new Messages("directory");
    private final Clock clock;
    private final Directory directory;
    private final Audit audit;

    public RosterImport(Clock clock, Directory directory, Audit audit) {
        this.clock = clock;
        this.directory = directory;
        this.audit = audit;
    }

    /**
     * Runs within the caller's transaction, which must be one for writing even in a dry run.
     *
     * @param name of the file, for messages
     */
    public ImportReport run(
            Handle handle, CommuneId commune, Actor actor, String name, byte[] content, boolean dryRun) {
        var faults = new Faults(name);
        List<List<RosterTable.Cell>> rows = RosterTable.read(content, faults);
        Optional<RosterColumns> columns = faults.none() ? RosterColumns.find(rows, faults) : Optional.empty();
        List<Body> bodies = directory.bodies(handle, commune);
        List<PersonEntry> people = columns.map(found -> new RosterReader(
                                faults, bodies, directory.finder(handle, commune), directory.villages(handle, commune))
                        .read(rows, found))
                .orElse(List.of());
        var tally = new Tally();
        if (faults.none()) {
            write(handle, commune, bodies, people, faults, tally, dryRun);
        }
        var report = new ImportReport(
                name,
                dryRun,
                commune,
                tally.changes(),
                tally.unchanged(),
                faults.all(),
                columns.map(this::notes).orElse(List.of()));
        if (report.ok() && !dryRun && report.total() > 0) {
            audit.record(handle, commune, actor, "roster.imported", "file:" + name, OrganisationImport.counts(report));
        }
        return report;
    }

    private void write(
            Handle handle,
            CommuneId commune,
            List<Body> bodies,
            List<PersonEntry> people,
            Faults faults,
            Tally tally,
            boolean dryRun) {
        var store = new StructureStore();
        Map<String, Long> keys = new HashMap<>();
        bodies.forEach(body -> keys.put(body.code(), body.id().value()));
        store.savepoint(handle);
        boolean keep = false;
        try {
            var writer = new PeopleWriter(handle, commune, keys, Set.of(), clock, faults, tally, false);
            people.forEach(writer::write);
            keep = faults.none() && !dryRun;
        } finally {
            store.release(handle, keep);
        }
    }

    private List<String> notes(RosterColumns columns) {
        var notes = new ArrayList<String>();
        columns.unread().forEach(cell -> {
            Place place = cell.place();
            String where = place.cell().isEmpty() ? Integer.toString(place.column()) : place.cell();
            notes.add(messages.text("report.ignored-column", Map.of("column", cell.text(), "cell", where)));
        });
        return notes;
    }
}
