package vn.loaxa.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.conversation.faq.FaqIndex;
import vn.loaxa.conversation.script.Scripts;
import vn.loaxa.conversation.script.Stage;
import vn.loaxa.conversation.script.Transcript;
import vn.loaxa.conversation.script.TranscriptFile;
import vn.loaxa.conversation.script.Transcripts;
import vn.loaxa.text.Messages;

/** Talks with the scripts in the terminal, and keeps what was said. */
@Command(name = "chat", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class ScriptsChatCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Mixin
    private ScriptsDir scripts = new ScriptsDir();

    @Option(names = "--save", paramLabel = "FILE", descriptionKey = "save")
    private @Nullable Path save;

    @Option(names = "--known", paramLabel = "NAME=VALUE", descriptionKey = "known")
    private Map<String, String> known = new LinkedHashMap<>();

    @Option(names = "--village", paramLabel = "NAME", descriptionKey = "village")
    private List<String> villages = List.of();

    @Option(names = "--body", paramLabel = "NAME", descriptionKey = "body")
    private List<String> bodies = List.of();

    ScriptsChatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            Scripts.Loaded loaded = Scripts.load(scripts.folder());
            if (!loaded.isGreen()) {
                loaded.faults().forEach(fault -> terminal.out().println("✗ " + fault));
                throw new Failure(messages.text(
                        "scripts.check-first", Map.of("count", loaded.faults().size())));
            }
            keep(new Chat(terminal, loaded, stage()).talk(), loaded.scripts());
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Talking with the scripts", e);
        }
    }

    private Stage stage() {
        return new Stage(known, orSample(villages, "chat.villages"), orSample(bodies, "chat.bodies"));
    }

    private List<String> orSample(List<String> given, String sample) {
        return given.isEmpty() ? List.of(messages.text(sample).split(" \\| ")) : given;
    }

    /** A transcript is of one flow or of questions; a talk that had more of them becomes several files. */
    private void keep(List<Transcript> said, Scripts played) {
        Path first = save;
        FaqIndex faq = new FaqIndex(played.faq());
        for (int i = 0; first != null && i < said.size(); i++) {
            String name = first.getFileName().toString().replaceFirst("\\.ya?ml$", "");
            Path file = first.resolveSibling(name + (i == 0 ? "" : "-" + (i + 1)) + ".yml");
            try {
                Files.writeString(file, TranscriptFile.write(Transcripts.kept(said.get(i), played, faq)));
            } catch (IOException e) {
                throw new Failure(messages.text("scripts.cannot-write", Map.of("file", file, "why", e)));
            }
            terminal.out().println(messages.text("chat.saved", Map.of("file", file)));
        }
    }
}
