package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import vn.loaxa.settings.RulesBook;

/** The dated table of Zalo's rules: the one in the config folder, or the one in the jar, with what the commune has changed of it. */
final class Rules {
    private Rules() {}

    static RulesBook open(Path dataDir) {
        Path file = Path.of("config", "zalo-rules.yml");
        return RulesBook.open(Files.isReadable(file) ? file : null, dataDir);
    }
}
