package vn.loaxa.conversation.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.text.Vietnamese;

/**
 * All scripts of a folder, checked. Immutable.
 *
 * @param flows by id
 * @param facts facts of the commune by name, such as {@code gio_lam_viec}
 */
public record Scripts(Map<String, Flow> flows, List<FaqEntry> faq, Map<String, String> facts) {
    public Scripts {
        flows = Map.copyOf(flows);
        faq = List.copyOf(faq);
        facts = Map.copyOf(facts);
    }

    /**
     * Reads {@code flows/*.yml}, {@code faq/*.yml} and {@code facts.yml} below the folder (which may lie inside a jar).
     *
     * @throws IOException if the folder cannot be read; what is wrong inside the files is in the result
     */
    public static Loaded load(Path folder) throws IOException {
        return new ScriptLoader(folder).load();
    }

    /** The flow that these words start. */
    public Optional<Flow> startedBy(String typed) {
        String folded = Vietnamese.fold(typed);
        return flows.values().stream()
                .filter(flow -> flow.triggers().stream()
                        .anyMatch(trigger -> Vietnamese.fold(trigger).equals(folded)))
                .findFirst();
    }

    /** The outcome of reading: green when there are no faults. What is faulty may be missing from the scripts. */
    public record Loaded(Scripts scripts, List<ScriptFault> faults) {
        public Loaded {
            faults = List.copyOf(faults);
        }

        public boolean isGreen() {
            return faults.isEmpty();
        }
    }
}
