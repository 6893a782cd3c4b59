package vn.loaxa.conversation.script;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.text.Vietnamese;

/** Reads a folder of scripts once. */
final class ScriptLoader {
    /** What the caller of the engine knows of every person and commune, beside the facts of the file. */
    static final Set<String> GIVEN = Set.of("xa", "thon_goi", "nguoi", "nguoi.id", "thon", "thon.id", "cau", "ngay");

    private final Path folder;
    private final Against against;
    private final List<ScriptFault> faults = new ArrayList<>();
    private final List<ScriptFault> warnings = new ArrayList<>();
    private final Map<String, String> flowFiles = new HashMap<>();
    private final Map<String, String> entryFiles = new HashMap<>();
    private final Map<String, String> triggers = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();

    ScriptLoader(Path folder, Against against) {
        this.folder = folder;
        this.against = against;
    }

    Scripts.Loaded load() throws IOException {
        Map<String, String> facts = facts();
        Set<String> known = new TreeSet<>(GIVEN);
        known.addAll(facts.keySet());
        Map<String, Flow> flows = new LinkedHashMap<>();
        for (Path file : files("flows")) {
            open(file, FlowReader.FLOW).ifPresent(fields -> add(flows, file, fields, known));
        }
        List<FaqEntry> entries = new ArrayList<>();
        FaqReader reader = new FaqReader(known, against.today());
        for (Path file : files("faq")) {
            open(file, FaqReader.FILE).ifPresent(fields -> {
                List<FaqEntry> read = reader.read(fields);
                read.forEach(entry -> entryFiles.putIfAbsent(entry.id(), name(file)));
                entries.addAll(read);
            });
        }
        reader.checkAdditions();
        Scripts scripts = new Scripts(flows, added(entries, reader), facts, answers(known), sources);
        return new Scripts.Loaded(scripts, faults, warnings, flowFiles, entryFiles);
    }

    /** What officials added to entries of other files, joined to them. */
    private static List<FaqEntry> added(List<FaqEntry> entries, FaqReader reader) {
        return entries.stream().map(reader::withAdditions).toList();
    }

    static Optional<Flow> flow(String text, String version, Set<String> facts) {
        List<ScriptFault> faults = new ArrayList<>();
        Set<String> known = new TreeSet<>(GIVEN);
        known.addAll(facts);
        return new ScriptFile("", faults, new ArrayList<>())
                .read(text, FlowReader.FLOW)
                .map(fields -> new FlowReader(fields, version, Set.of()).read(new FlowLinter(known)))
                .filter(flow -> faults.isEmpty());
    }

    private List<CannedAnswer> answers(Set<String> known) throws IOException {
        Path file = folder.resolve("answers.yml");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<CannedAnswer> answers = new ArrayList<>();
        open(file, Set.of("answers")).ifPresent(fields -> {
            for (Fields answer : fields.maps("answers", Set.of("title", "text"))) {
                FaqReader.checkText(answer, "text", known);
                answers.add(new CannedAnswer(answer.text("title"), answer.text("text")));
            }
        });
        return answers;
    }

    private void add(Map<String, Flow> flows, Path file, Fields fields, Set<String> known) {
        Flow flow = new FlowReader(fields, version(file), against.places()).read(new FlowLinter(known));
        if (flows.putIfAbsent(flow.id(), flow) != null) {
            fields.fault(
                    "id",
                    "script.flow-twice",
                    Map.of("name", flow.id(), "file", flowFiles.getOrDefault(flow.id(), "")));
        }
        flowFiles.putIfAbsent(flow.id(), name(file));
        sources.putIfAbsent(flow.id(), text(file));
        for (String trigger : flow.triggers()) {
            String other = triggers.putIfAbsent(Vietnamese.fold(trigger), flow.id());
            if (other != null && !other.equals(flow.id())) {
                fields.warningWhere(trigger, "script.trigger-twice", Map.of("name", trigger, "flow", other));
            }
        }
    }

    private Map<String, String> facts() throws IOException {
        Path file = folder.resolve("facts.yml");
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, String> facts = new LinkedHashMap<>();
        open(file, Set.of()).ifPresent(fields -> fields.names().forEach(name -> facts.put(name, fields.text(name))));
        return facts;
    }

    private Optional<Fields> open(Path file, Set<String> known) throws IOException {
        ScriptFile script = new ScriptFile(name(file), faults, warnings);
        try {
            return script.read(Files.readString(file), known);
        } catch (CharacterCodingException e) {
            script.fault("script.not-utf8");
            return Optional.empty();
        }
    }

    /** YAML files of a sub-folder in the order of their names; none when the folder is not there. */
    private List<Path> files(String sub) throws IOException {
        Path below = folder.resolve(sub);
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(below)) {
            return listed.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String version(Path file) {
        return Integer.toHexString(text(file).hashCode());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
