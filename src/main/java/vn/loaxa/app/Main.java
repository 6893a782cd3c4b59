package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one program. Exit codes: 0 done, 1 failed, 2 wrong use. */
@Command(
        name = "loaxa",
        synopsisSubcommandLabel = "[LỆNH]",
        description = "Loa Xã: hệ thống thông báo của một xã, trên Zalo Official Account của xã.",
        mixinStandardHelpOptions = true,
        version = "Loa Xã " + Main.VERSION,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            SimulatorCommand.class,
            ImportCommand.class,
            TimesCommand.class,
        },
        footer = {"", "Không ghi lệnh nào thì chạy demo: máy chủ, Zalo giả lập và một xã mẫu."})
public final class Main {
    static final String VERSION = "0.1.0";

    private Main() {}

    /** Runs a command and ends the process with its code. */
    public static void main(String[] args) {
        Terminal.speakVietnamese();
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        return run(Terminal.system(), args);
    }

    /** The same, reading and writing elsewhere. */
    static int run(Terminal terminal, String... args) {
        useLogbackOfTheFolder();
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(ScriptsCommand.of(terminal))
                .addSubcommand(FaqCommand.of(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new BackupCommand(terminal))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(new MoveCommand(terminal))
                .addSubcommand(new MergeCommand(terminal))
                .setResourceBundle(ResourceBundle.getBundle("messages.commands"))
                .setParameterExceptionHandler(new UsageFaults())
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(Failure.sentence(failure));
                    return 1;
                });
        return line.execute(args.length == 0 ? new String[] {"demo"} : args);
    }

    private static void useLogbackOfTheFolder() {
        Path file = Path.of("config", "logback.xml");
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty(
                    "logback.configurationFile",
                    Files.isReadable(file) ? file.toAbsolutePath().toString() : "config/logback.xml");
        }
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
