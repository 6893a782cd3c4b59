package vn.loaxa.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
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

    /** Reads a text; {@code name} is the file as it shall appear in faults. */
    public static YamlNode read(String text, String name) throws YamlFault {
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .setUseMarks(true)
                // A roll of 60,000 people fits; the limit is there for what is no file of ours.
                .setCodePointLimit(32 << 20)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .map(root -> node("", root, root, name))
                    .orElseGet(() -> new YamlNode("", 1, 1, new Place(1, 1), ""));
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

    private static YamlNode node(String path, Node node, Node key, String name) {
        Place place = place(node);
        return new YamlNode(path, place.line(), place.column(), place(key), value(path, node, name));
    }

    private static Place place(Node node) {
        return node.getStartMark()
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(0, 0));
    }

    private static Object value(String path, Node node, String name) {
        if (node instanceof MappingNode mapping) {
            return entries(path, mapping, name);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(path + "[" + items.size() + "]", item, item, name));
            }
            return List.copyOf(items);
        }
        return node.getTag().equals(Tag.NULL) ? "" : ((ScalarNode) node).getValue();
    }

    private static Map<String, YamlNode> entries(String path, MappingNode mapping, String name) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            YamlNode value =
                    node(path.isEmpty() ? key : path + "." + key, tuple.getValueNode(), tuple.getKeyNode(), name);
            if (entries.put(key, value) != null) {
                Place twice = value.key();
                throw new YamlFault(
                        new Fault(name, twice.line(), twice.column(), value.path(), "Mục “" + key + "” viết hai lần."),
                        null);
            }
        });
        return entries;
    }
}
