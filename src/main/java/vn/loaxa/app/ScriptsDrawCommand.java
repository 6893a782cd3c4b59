package vn.loaxa.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.script.FlowDrawing;
import vn.loaxa.conversation.script.Scripts;
import vn.loaxa.text.Messages;

/** Draws every flow, for an official to read and sign off. */
@Command(name = "draw", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class ScriptsDrawCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Mixin
    private ScriptsDir scripts = new ScriptsDir();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "so-do", descriptionKey = "out")
    private Path out = Path.of("so-do");

    ScriptsDrawCommand(Terminal terminal) {
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
            Files.createDirectories(out);
            for (Flow flow : loaded.scripts().flows().values()) {
                Path file = out.resolve(flow.id() + ".md");
                Files.writeString(file, FlowDrawing.markdown(flow));
                terminal.out().println(messages.text("scripts.drawn", Map.of("title", flow.title(), "file", file)));
            }
            return 0;
        } catch (IOException e) {
            throw new Failure(messages.text("scripts.cannot-write", Map.of("file", out, "why", e)));
        }
    }
}
