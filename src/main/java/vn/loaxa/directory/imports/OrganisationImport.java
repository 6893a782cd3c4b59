package vn.loaxa.directory.imports;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.imports.Entries.Organisation;
import vn.loaxa.yaml.YamlNode;

/**
 * Imports the organisation file (YAML). The commune is found by its code and made at the first import. The file adds and
 * changes; what it does not name stays. All faults are found in one go, and with any of them nothing is written. Importing
 * the same file again changes nothing. Thread-safe.
 */
public final class OrganisationImport {
    private final Clock clock;
    private final Audit audit;

    public OrganisationImport(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Runs within the caller's transaction, which must be one for writing even in a dry run.
     *
     * @param name of the file, for messages
     */
    public ImportReport run(Handle handle, Actor actor, String name, byte[] content, boolean dryRun) {
        var faults = new Faults(name);
        Optional<YamlNode> root = YamlFile.read(content, faults);
        Optional<Organisation> file = root.map(node -> new OrganisationReader(faults).read(node));
        file.ifPresent(organisation -> new OrganisationChecks(faults).check(organisation));
        var tally = new Tally();
        CommuneId commune = null;
        if (faults.none() && file.isPresent()) {
            commune = write(handle, file.get(), faults, tally, dryRun);
        }
        var report =
                new ImportReport(name, dryRun, commune, tally.changes(), tally.unchanged(), faults.all(), List.of());
        if (commune != null && report.ok() && !dryRun && report.total() > 0) {
            audit.record(handle, commune, actor, "directory.imported", "file:" + name, counts(report));
        }
        return report;
    }

    /** The commune, unless nothing was kept and it was not there before. */
    private @Nullable CommuneId write(Handle handle, Organisation file, Faults faults, Tally tally, boolean dryRun) {
        var store = new StructureStore();
        var past = new MergedStore();
        Optional<String> successor = past.successor(handle, file.commune().code());
        if (successor.isPresent()) {
            Map<String, String> names = Map.of("commune", file.commune().name(), "into", successor.get());
            faults.add(file.commune().place(), "code", "commune-merged", names);
            return null;
        }
        boolean existed = store.commune(handle, file.commune().code()).isPresent();
        store.savepoint(handle);
        boolean keep = false;
        try {
            CommuneId commune = new StructureWriter(faults, tally).write(handle, file);
            Map<String, Long> bodies = past.bodyKeys(handle, commune);
            var people = new PeopleWriter(
                    handle, commune, bodies, past.merged(handle, commune).keySet(), clock, faults, tally, true);
            people.roles().titles(file.accounts());
            file.people().forEach(people::write);
            file.accounts().forEach(people.roles()::vacant);
            keep = faults.none() && !dryRun;
            return keep || existed ? commune : null;
        } finally {
            store.release(handle, keep);
        }
    }

    static Map<String, String> counts(ImportReport report) {
        Map<String, String> counts = new HashMap<>();
        report.changes().forEach((change, count) -> counts.put(change.name(), count.toString()));
        return counts;
    }
}
