package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.settings.Settings;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlNode;

/** config/server.yml, what the program reads, and the table in the README: the same settings, each told once. */
class ConfigTest {
    private static final Path FILE = Path.of("config", "server.yml");

    @Test
    void everySettingThatIsListedIsReadAndNoOther() {
        Settings settings = new Settings(Yaml.read(FILE));
        Config.read(settings);
        assertThat(settings.unread()).isEmpty();
    }

    @Test
    void theReadmeTellsEverySettingAsTheFileDoes() throws IOException {
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        int head = readme.indexOf("| setting | environment | default | meaning |");
        assertThat(head).as("the table of settings in README.md").isNotNegative();
        List<String> rows = readme.subList(head + 2, readme.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).containsExactlyElementsOf(expectedRows());
    }

    private static List<String> expectedRows() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        List<String> rows = new ArrayList<>();
        collect(Yaml.read(FILE), lines, rows);
        return rows;
    }

    private static void collect(YamlNode node, List<String> lines, List<String> rows) {
        if (node.isMap()) {
            node.entries().values().forEach(value -> collect(value, lines, rows));
            return;
        }
        String line = lines.get(node.line() - 1);
        int comment = line.indexOf(" # ");
        assertThat(comment).as("a comment behind " + node.path()).isPositive();
        String usual = node.text().isEmpty() ? "" : "`" + node.text() + "`";
        rows.add("| `" + node.path() + "` | `" + Settings.environmentName(node.path()) + "` | " + usual + " | "
                + line.substring(comment + 3).strip().replace("|", "\\|") + " |");
    }
}
