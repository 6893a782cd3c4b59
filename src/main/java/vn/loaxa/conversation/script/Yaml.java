package vn.loaxa.conversation.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.loaxa.text.Messages;

/** One YAML file: read with its places, faults collected instead of thrown. */
final class Yaml {
    private static final Messages MESSAGES = new Messages("conversation");

    private final String file;
    private final List<ScriptFault> faults;

    Yaml(String file, List<ScriptFault> faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The fields of the document, or empty when it is no YAML or no mapping. */
    Optional<Fields> read(String text, Set<String> known) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            Node root = new Compose(settings).composeString(text).orElse(null);
            if (root instanceof MappingNode mapping) {
                return Optional.of(new Fields(this, mapping, known));
            }
            fault(root == null ? Optional.empty() : root.getStartMark(), "script.not-a-mapping", Map.of());
        } catch (MarkedYamlEngineException e) {
            fault(e.getProblemMark(), "script.broken-yaml", Map.of("problem", String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            fault(Optional.empty(), "script.broken-yaml", Map.of("problem", String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** Notes the fault {@code key} of the message file, with its hint under {@code key.hint}. */
    void fault(Optional<Mark> mark, String key, Map<String, ?> values) {
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        faults.add(
                new ScriptFault(file, line, column, MESSAGES.text(key, values), MESSAGES.text(key + ".hint", values)));
    }

    void fault(@Nullable Node node, String key, Map<String, ?> values) {
        fault(node == null ? Optional.empty() : node.getStartMark(), key, values);
    }
}
