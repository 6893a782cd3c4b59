package vn.loaxa.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import vn.loaxa.settings.Settings;

/** The demo on free ports, with everything it keeps in one folder. */
final class TestDemo {
    private TestDemo() {}

    static Demo start(Path folder, Clock clock) {
        return start(folder, clock, Map.of());
    }

    /** @param more settings by their keys */
    static Demo start(Path folder, Clock clock, Map<String, String> more) {
        return Demo.start(forced -> settings(folder, forced, more), clock);
    }

    private static Settings settings(Path folder, Map<String, String> forced, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(forced);
        all.put("http.port", "0");
        all.put("simulator.port", "0");
        all.put("data.dir", folder.toString());
        all.put("database.url", "jdbc:sqlite:" + folder.resolve("loaxa.db"));
        all.putAll(more);
        return new SettingsOptions().read(all);
    }
}
