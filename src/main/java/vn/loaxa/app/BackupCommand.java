package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.loaxa.text.Messages;

/** Packs the data into one file, while the server runs. */
@Command(name = "backup", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "backup-file")
    private Path file = Path.of("");

    @Option(names = "--force", descriptionKey = "backup-force")
    private boolean force;

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Config config = options.config();
        if (Files.exists(file) && !force) {
            throw new Failure(messages.text("backup.exists", Map.of("file", file)));
        }
        DataPlaces places = DataPlaces.of(config);
        Map<String, String> sums =
                new Backup(places, WorldClock.of(config.clockStart()).instant()).write(file);
        sums.forEach((part, sum) -> terminal.out().println("  " + sum + "  " + part));
        terminal.out().println(messages.text("backup.done", Map.of("file", file, "count", sums.size())));
        if (places.sqlite().isEmpty()) {
            terminal.out().println(messages.text("backup.postgresql"));
        }
        return 0;
    }
}
