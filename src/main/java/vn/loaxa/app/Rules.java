package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import vn.loaxa.settings.ZaloRules;

/** The dated table of Zalo's rules: the one in the config folder, or the one in the jar. */
final class Rules {
    private Rules() {}

    static ZaloRules read() {
        Path file = Path.of("config", "zalo-rules.yml");
        return Files.isReadable(file) ? ZaloRules.load(file) : ZaloRules.bundled();
    }
}
