package vn.loaxa.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import vn.loaxa.yaml.YamlNode.Place;

/** Reads YAML 1.2 into {@link YamlNode}s. Thread-safe. */
public final class Yaml {
    private Yaml() {}

    /** Reads a file. */
    public static YamlNode read(Path file) throws YamlFault {
        try {
            return read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new YamlFault(new Fault(file.toString(), 0, 0, "", "Không đọc được tệp: " + e.getMessage()), e);
        }
    }

    /** Reads a text; {@code name} is the file as it shall appear in faults. A key written twice is a fault. */
    public static YamlNode read(String text, String name) throws YamlFault {
        return read(text, name, (key, value) -> {
            Place twice = value.key();
            throw new YamlFault(
                    new Fault(name, twice.line(), twice.column(), value.path(), "Mục “" + key + "” viết hai lần."),
                    null);
        });
    }

    /** For a reader that wants to tell all faults at once: {@code doubled} gets each key written again, and the last one counts. */
    public static YamlNode read(String text, String name, BiConsumer<String, YamlNode> doubled) throws YamlFault {
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setUseMarks(true)
                // A roll of 60,000 people fits; the limit is there for what is no file of ours.
                .setCodePointLimit(32 << 20)
                .setMaxAliasesForCollections(100)
                .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .map(root -> new YamlTree(name, doubled).node("", root, root, 0))
                    .orElseGet(() -> new YamlNode("", 1, 1, new Place(1, 1), "", true));
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            throw new YamlFault(
                    new Fault(
                            name,
                            mark == null ? 0 : mark.getLine() + 1,
                            mark == null ? 0 : mark.getColumn() + 1,
                            "",
                            "YAML viết sai: " + e.getProblem()),
                    e);
        } catch (YamlEngineException e) {
            throw new YamlFault(new Fault(name, 0, 0, "", "YAML viết sai: " + e.getMessage()), e);
        }
    }
}
