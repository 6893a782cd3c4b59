package vn.loaxa.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.conversation.script.Against;
import vn.loaxa.conversation.script.ScriptCheck;
import vn.loaxa.conversation.script.ScriptFault;
import vn.loaxa.text.Messages;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlNode;

/** Says all that is wrong with the scripts, with its place and a hint. */
@Command(name = "check", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class ScriptsCheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Mixin
    private ScriptsDir scripts = new ScriptsDir();

    @Option(names = "--organisation", paramLabel = "FILE", descriptionKey = "organisation")
    private @Nullable Path organisation;

    @Option(names = "--today", paramLabel = "YYYY-MM-DD", descriptionKey = "today")
    private @Nullable LocalDate today;

    ScriptsCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path folder = scripts.folder();
        ScriptCheck check = check(folder);
        print(folder, "✗", check.faults());
        print(folder, "!", check.warnings());
        terminal.out()
                .println(messages.text(
                        "scripts.checked",
                        Map.of(
                                "flows", check.scripts().flows().size(),
                                "entries", check.scripts().faq().size(),
                                "transcripts", check.transcripts().size(),
                                "faults", check.faults().size(),
                                "warnings", check.warnings().size())));
        return check.faults().isEmpty() ? 0 : 1;
    }

    private ScriptCheck check(Path folder) {
        LocalDate day = today != null ? today : LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        try {
            return ScriptCheck.of(folder, new Against(day, codes()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the scripts in " + folder, e);
        }
    }

    private Set<String> codes() {
        Set<String> codes = new HashSet<>();
        if (organisation != null) {
            collect(Yaml.read(organisation), codes);
        }
        return codes;
    }

    /** Every {@code code:} of the file, at whatever depth: villages, bodies and those below them. */
    private static void collect(YamlNode node, Set<String> codes) {
        node.get("code").map(YamlNode::text).ifPresent(codes::add);
        node.items().forEach(item -> collect(item, codes));
        node.entries().values().forEach(value -> collect(value, codes));
    }

    private void print(Path folder, String mark, List<ScriptFault> faults) {
        faults.forEach(fault -> terminal.out()
                .println(mark + " " + folder.resolve(fault.file()) + ":" + fault.line() + ":" + fault.column() + ": "
                        + fault.problem() + System.lineSeparator() + "    → " + fault.hint()));
    }
}
