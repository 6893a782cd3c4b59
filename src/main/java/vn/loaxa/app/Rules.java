package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import vn.loaxa.settings.RulesBook;

/** The dated table of Zalo's rules: the one in the config folder, or the one in the jar. */
final class Rules {
    /** Where, in the data folder, versions before this one kept what was changed of the table. */
    static final String KEPT_BEFORE = "zalo-rules.yml";

    private Rules() {}

    static RulesBook open() {
        Path file = Path.of("config", "zalo-rules.yml");
        return RulesBook.open(Files.isReadable(file) ? file : null);
    }
}
