package vn.loaxa.app;

import java.nio.file.Path;
import java.util.Optional;

/** Where the data of an installation lie. */
record DataPlaces(Path dataDir, Optional<Path> sqlite) {
    private static final String SQLITE = "jdbc:sqlite:";

    static DataPlaces of(Config config) {
        String url = config.databaseUrl();
        return new DataPlaces(
                config.dataDir(),
                url.startsWith(SQLITE)
                        ? Optional.of(Path.of(url.substring(SQLITE.length()).replaceFirst("\\?.*$", "")))
                        : Optional.empty());
    }

    Path key() {
        return dataDir.resolve("secret.key");
    }

    /** The scheduler's own file, beside the SQLite database. */
    Optional<Path> quartz() {
        return sqlite.map(file -> file.toAbsolutePath().resolveSibling("quartz.db"));
    }
}
