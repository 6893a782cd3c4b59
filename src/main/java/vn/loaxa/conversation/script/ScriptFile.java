package vn.loaxa.conversation.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.loaxa.text.Messages;
import vn.loaxa.yaml.Fault;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlFault;
import vn.loaxa.yaml.YamlNode;
import vn.loaxa.yaml.YamlNode.Place;

/** One file of the scripts: read with its places, faults collected instead of thrown. */
final class ScriptFile {
    private static final Messages MESSAGES = new Messages("conversation");
    private static final Place START = new Place(1, 1);

    private final String name;
    private final List<ScriptFault> faults;
    private final List<ScriptFault> warnings;

    ScriptFile(String name, List<ScriptFault> faults, List<ScriptFault> warnings) {
        this.name = name;
        this.faults = faults;
        this.warnings = warnings;
    }

    /** The fields of the document, or empty when it is no YAML or no mapping. */
    Optional<Fields> read(String text, Set<String> known) {
        try {
            YamlNode root = Yaml.read(text, name);
            if (root.isMap()) {
                return Optional.of(new Fields(this, root, known));
            }
            fault(root, "script.not-a-mapping", Map.of());
        } catch (YamlFault e) {
            Fault fault = e.fault();
            Place place = fault.line() == 0 ? START : new Place(fault.line(), Math.max(1, fault.column()));
            fault(place, "script.broken-yaml", Map.of("problem", fault.problem()));
        }
        return Optional.empty();
    }

    /** Notes the fault {@code key} of the message file, with its hint under {@code key.hint}. */
    void fault(Place place, String key, Map<String, ?> values) {
        faults.add(note(name, place, key, values));
    }

    /** Notes what works but was hardly meant. */
    void warning(YamlNode node, String key, Map<String, ?> values) {
        warnings.add(note(name, new Place(node.line(), node.column()), key, values));
    }

    /** A remark on a whole file. */
    static ScriptFault note(String file, String key, Map<String, ?> values) {
        return note(file, START, key, values);
    }

    private static ScriptFault note(String file, Place place, String key, Map<String, ?> values) {
        return new ScriptFault(
                file, place.line(), place.column(), MESSAGES.text(key, values), MESSAGES.text(key + ".hint", values));
    }

    void fault(YamlNode node, String key, Map<String, ?> values) {
        fault(new Place(node.line(), node.column()), key, values);
    }

    /** A fault of the whole file. */
    void fault(String key) {
        fault(START, key, Map.of());
    }
}
