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
 * @param answers ready-made ones for officials
 * @param sources the text of each flow's file, by id
 */
public record Scripts(
        Map<String, Flow> flows,
        List<FaqEntry> faq,
        Map<String, String> facts,
        List<CannedAnswer> answers,
        Map<String, String> sources) {
    public Scripts {
        answers = List.copyOf(answers);
        sources = Map.copyOf(sources);
        flows = Map.copyOf(flows);
        faq = List.copyOf(faq);
        facts = Map.copyOf(facts);
    }

    /**
     * Reads {@code flows/*.yml}, {@code faq/*.yml}, {@code facts.yml} and {@code answers.yml} below the folder (which may lie inside a jar).
     *
     * @throws IOException if the folder cannot be read; what is wrong inside the files is in the result
     */
    public static Loaded load(Path folder) throws IOException {
        return load(folder, Against.NOTHING);
    }

    /** The same, held against the day and the organisation: for whoever writes scripts. */
    public static Loaded load(Path folder, Against against) throws IOException {
        return new ScriptLoader(folder, against).load();
    }

    /**
     * A flow from the text of its file, such as one that a running session began with. Empty if it cannot be read any more.
     *
     * @param version the one it had
     */
    public Optional<Flow> flow(String text, String version) {
        return ScriptLoader.flow(text, version, facts.keySet());
    }

    /** The flow that these words start. */
    public Optional<Flow> startedBy(String typed) {
        String folded = Vietnamese.fold(typed);
        return flows.values().stream()
                .filter(flow -> flow.triggers().stream()
                        .anyMatch(trigger -> Vietnamese.fold(trigger).equals(folded)))
                .findFirst();
    }

    /**
     * The outcome of reading: green when there are no faults. What is faulty may be missing from the scripts.
     *
     * @param warnings what works but was hardly meant
     * @param flowFiles the file of each flow, by id
     * @param entryFiles the file of each FAQ entry, by id
     */
    public record Loaded(
            Scripts scripts,
            List<ScriptFault> faults,
            List<ScriptFault> warnings,
            Map<String, String> flowFiles,
            Map<String, String> entryFiles) {
        public Loaded {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
            flowFiles = Map.copyOf(flowFiles);
            entryFiles = Map.copyOf(entryFiles);
        }

        public boolean isGreen() {
            return faults.isEmpty();
        }
    }
}
