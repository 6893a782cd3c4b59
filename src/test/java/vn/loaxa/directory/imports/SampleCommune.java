package vn.loaxa.directory.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;

/** The commune of {@code config/sample-organisation.yaml}, for tests of whoever needs one. */
public final class SampleCommune {
    public static final Path FILE = Path.of("config/sample-organisation.yaml");

    private SampleCommune() {}

    public static byte[] bytes() {
        try {
            return Files.readAllBytes(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CommuneId importInto(Database database, Clock clock) {
        var organisation = new OrganisationImport(clock, new Audit(clock));
        ImportReport report = database.write(
                handle -> organisation.run(handle, Actor.SYSTEM, "sample-organisation.yaml", bytes(), false));
        if (!report.ok()) {
            throw new AssertionError(String.join("\n", report.lines()));
        }
        return Objects.requireNonNull(report.commune());
    }
}
