package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.loaxa.text.Messages;

/** Brings a backup back: all of it, or nothing. */
@Command(name = "restore", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "restore-file")
    private Path file = Path.of("");

    @Option(names = "--force", descriptionKey = "restore-force")
    private boolean force;

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Config config = options.config();
        if (!Files.isReadable(file)) {
            throw new Failure(messages.text("restore.no-file", Map.of("file", file)));
        }
        if (config.httpPort() != 0 && Ports.taken(config.httpPort())) {
            throw new Failure(messages.text("restore.running", Map.of("port", config.httpPort())));
        }
        List<Path> placed = new Restore(DataPlaces.of(config), force).read(file);
        placed.forEach(path -> terminal.out().println("  " + path));
        terminal.out().println(messages.text("restore.done", Map.of("count", placed.size())));
        return 0;
    }
}
