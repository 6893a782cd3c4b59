package vn.loaxa.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.imports.ImportReport;
import vn.loaxa.directory.imports.OrganisationImport;

/** A database with a small commune. Each is a copy of the first: a hundred tests begin with the same import. */
final class RigDatabase {
    private static final Map<String, RigDatabase> MADE = new ConcurrentHashMap<>();

    private final byte[] file;
    final CommuneId commune;

    private RigDatabase(byte[] file, CommuneId commune) {
        this.file = file;
        this.commune = commune;
    }

    /** @param clock stands at the same instant for every test */
    static RigDatabase of(byte[] organisation, Clock clock) {
        return MADE.computeIfAbsent(
                clock.instant() + " " + new String(organisation, StandardCharsets.UTF_8),
                any -> make(organisation, clock));
    }

    Database openIn(Path place) throws IOException {
        Files.write(place, file);
        return Database.open("jdbc:sqlite:" + place);
    }

    private static RigDatabase make(byte[] organisation, Clock clock) {
        try {
            Path place = Files.createTempDirectory("loaxa-rig").resolve("first.db");
            ImportReport report;
            try (Database database = Database.open(DatabaseContract.freshSqlite(place))) {
                report = database.write(handle -> new OrganisationImport(clock, new Audit(clock))
                        .run(handle, Actor.SYSTEM, "commune.yaml", organisation, false));
            }
            if (!report.ok()) {
                throw new IllegalStateException(report.faults().toString());
            }
            byte[] file = Files.readAllBytes(place);
            Files.delete(place);
            return new RigDatabase(file, Objects.requireNonNull(report.commune()));
        } catch (IOException e) {
            throw new IllegalStateException("Making the first of the test databases", e);
        }
    }
}
