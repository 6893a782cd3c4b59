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
        return Demo.start(forced -> settings(folder, forced), clock);
    }

    private static Settings settings(Path folder, Map<String, String> forced) {
        Map<String, String> all = new HashMap<>(forced);
        all.put("http.port", "0");
        all.put("simulator.port", "0");
        all.put("data.dir", folder.toString());
        all.put("database.url", "jdbc:sqlite:" + folder.resolve("loaxa.db"));
        return new SettingsOptions().read(all);
    }
}
