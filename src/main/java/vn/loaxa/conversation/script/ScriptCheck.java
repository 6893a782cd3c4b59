package vn.loaxa.conversation.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that can be said of a scripts folder without playing it: flows, FAQ, transcripts, and what belongs together. Immutable.
 *
 * @param faults in the order of files and lines; nothing is taken into use while there is one
 * @param warnings likewise; what works but was hardly meant
 */
public record ScriptCheck(
        Scripts scripts, List<Transcript> transcripts, List<ScriptFault> faults, List<ScriptFault> warnings) {
    private static final Comparator<ScriptFault> ORDER = Comparator.comparing(ScriptFault::file)
            .thenComparingInt(ScriptFault::line)
            .thenComparingInt(ScriptFault::column);

    public ScriptCheck {
        transcripts = List.copyOf(transcripts);
        faults = faults.stream().sorted(ORDER).toList();
        warnings = warnings.stream().sorted(ORDER).toList();
    }

    /** @throws IOException if the folder cannot be read */
    public static ScriptCheck of(Path folder, Against against) throws IOException {
        Scripts.Loaded loaded = Scripts.load(folder, against);
        List<ScriptFault> faults = new ArrayList<>(loaded.faults());
        List<ScriptFault> warnings = new ArrayList<>(loaded.warnings());
        List<Transcript> transcripts = Transcripts.load(folder, faults);
        Set<String> faqFiles = new TreeSet<>(loaded.entryFiles().values());
        for (Transcript transcript : transcripts) {
            known(transcript, loaded.flowFiles().keySet(), faqFiles, faults);
        }
        unplayed(loaded, transcripts, faqFiles, warnings);
        ignored(folder, warnings);
        return new ScriptCheck(loaded.scripts(), transcripts, faults, warnings);
    }

    private static void known(
            Transcript transcript, Set<String> flows, Set<String> faqFiles, List<ScriptFault> faults) {
        if (!transcript.flow().isEmpty() && !flows.contains(transcript.flow())) {
            fault(faults, transcript, "script.transcript-flow", transcript.flow(), flows);
        } else if (!transcript.faq().isEmpty() && !faqFiles.contains("faq/" + transcript.faq())) {
            Set<String> names = new TreeSet<>();
            faqFiles.forEach(file -> names.add(file.substring("faq/".length())));
            fault(faults, transcript, "script.transcript-faq", transcript.faq(), names);
        } else if (transcript.flow().isEmpty() && transcript.faq().isEmpty()) {
            faults.add(ScriptFile.note(transcript.file(), "script.transcript-of-nothing", Map.of()));
        }
    }

    private static void fault(
            List<ScriptFault> faults, Transcript transcript, String key, String name, Set<String> known) {
        faults.add(ScriptFile.note(transcript.file(), key, Map.of("name", name, "near", Nearest.of(name, known))));
    }

    private static void unplayed(
            Scripts.Loaded loaded, List<Transcript> transcripts, Set<String> faqFiles, List<ScriptFault> warnings) {
        Set<String> played = new HashSet<>();
        transcripts.forEach(transcript -> {
            played.add(loaded.flowFiles().getOrDefault(transcript.flow(), ""));
            played.add("faq/" + transcript.faq());
        });
        Set<String> unplayed = new TreeSet<>(loaded.flowFiles().values());
        unplayed.addAll(faqFiles);
        unplayed.removeAll(played);
        unplayed.forEach(file -> warnings.add(ScriptFile.note(file, "script.no-transcript", Map.of())));
    }

    private static void ignored(Path folder, List<ScriptFault> warnings) throws IOException {
        for (String sub : List.of("flows", "faq", "transcripts")) {
            Path below = folder.resolve(sub);
            if (Files.isDirectory(below)) {
                try (Stream<Path> files = Files.list(below)) {
                    files.filter(file -> !file.toString().endsWith(".yml"))
                            .map(file -> sub + "/" + file.getFileName())
                            .forEach(file -> warnings.add(ScriptFile.note(file, "script.ignored-file", Map.of())));
                }
            }
        }
    }
}
