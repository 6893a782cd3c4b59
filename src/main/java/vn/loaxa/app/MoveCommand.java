package vn.loaxa.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.loaxa.db.Database;
import vn.loaxa.text.Messages;

/** Takes a SQLite database over into an empty PostgreSQL, in one transaction; the source is only read. */
@Command(name = "move", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--to", paramLabel = "URL", required = true, descriptionKey = "move-to")
    private String to = "";

    MoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!to.startsWith("jdbc:postgresql:")) {
            throw new WrongUse(spec.commandLine(), messages.text("move.not-postgresql"));
        }
        Config config = options.config();
        Path database = DataPlaces.of(config)
                .sqlite()
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new Failure(messages.text("move.no-source")));
        if (config.httpPort() != 0 && Ports.ours(config.httpPort())) {
            throw new Failure(messages.text("move.running", Map.of("port", config.httpPort())));
        }
        // Brings the target's tables up to date; the copy beside the source is brought up to date likewise.
        Database.open(to).close();
        Path work = temporary();
        try {
            copy(upToDate(database, work.resolve("move.db")));
        } catch (SQLException e) {
            throw new Failure(messages.text("move.failed", Map.of("why", String.valueOf(e.getMessage()))));
        } finally {
            Folders.delete(work);
        }
        terminal.out().println(messages.text("move.done"));
        return 0;
    }

    /** A still copy with the newest tables: the source may be of an older version and must stay as it is. */
    private static String upToDate(Path database, Path copy) throws SQLException {
        BackupStore.copy(database, copy);
        String url = "jdbc:sqlite:" + copy;
        Database.open(url).close();
        return url;
    }

    private void copy(String from) throws SQLException {
        try (Connection source = DriverManager.getConnection(from);
                Connection target = DriverManager.getConnection(to)) {
            target.setAutoCommit(false);
            MoveStore store = new MoveStore(source, target);
            List<String> tables = store.tablesInOrder();
            List<String> filled = store.filled(tables);
            if (!filled.isEmpty()) {
                throw new Failure(messages.text("move.not-empty", Map.of("tables", String.join(", ", filled))));
            }
            List<String> different = new ArrayList<>();
            for (String table : tables) {
                MoveStore.Count count = store.copy(table);
                terminal.out()
                        .println(messages.text(
                                "move.table",
                                Map.of("table", table, "source", count.source(), "target", count.target())));
                if (count.source() != count.target()) {
                    different.add(table);
                }
            }
            if (!different.isEmpty()) {
                throw new Failure(messages.text("move.different", Map.of("tables", String.join(", ", different))));
            }
            target.commit();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("loaxa-move");
        } catch (IOException e) {
            throw new UncheckedIOException("Making a folder for the copy", e);
        }
    }
}
