package vn.loaxa.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import vn.loaxa.yaml.YamlNode.Place;

/** Turns the parser's nodes into ours, aliases written out; one for each reading. */
final class YamlTree {
    /** No file of ours nests deeper; an alias inside of what it names would nest for ever. */
    private static final int DEEPEST = 100;
    /** A roll of 60,000 people has half of them; aliases of aliases multiply far beyond. */
    private static final int MOST_NODES = 2_000_000;

    private final String name;
    private final BiConsumer<String, YamlNode> doubled;
    private int nodes;

    YamlTree(String name, BiConsumer<String, YamlNode> doubled) {
        this.name = name;
        this.doubled = doubled;
    }

    YamlNode node(String path, Node node, Node key, int depth) {
        Place place = place(node);
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new YamlFault(
                    new Fault(name, place.line(), place.column(), "", "YAML viết sai: lồng nhau, lặp lại quá nhiều."),
                    null);
        }
        return new YamlNode(
                path,
                place.line(),
                place.column(),
                place(key),
                value(path, node, depth),
                Tag.NULL.equals(node.getTag()));
    }

    private static Place place(Node node) {
        return node.getStartMark()
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(0, 0));
    }

    private Object value(String path, Node node, int depth) {
        if (node instanceof MappingNode mapping) {
            return entries(path, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(path + "[" + items.size() + "]", item, item, depth + 1));
            }
            return List.copyOf(items);
        }
        return Tag.NULL.equals(node.getTag()) ? "" : ((ScalarNode) node).getValue();
    }

    private Map<String, YamlNode> entries(String path, MappingNode mapping, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            YamlNode value =
                    node(path.isEmpty() ? key : path + "." + key, tuple.getValueNode(), tuple.getKeyNode(), depth + 1);
            if (entries.put(key, value) != null) {
                doubled.accept(key, value);
            }
        });
        return entries;
    }
}
