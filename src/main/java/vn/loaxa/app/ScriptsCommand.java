package vn.loaxa.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What whoever writes bot scripts needs; each in a command of its own. */
@Command(
        name = "scripts",
        synopsisSubcommandLabel = "[LỆNH]",
        resourceBundle = "messages.commands",
        mixinStandardHelpOptions = true)
final class ScriptsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new ScriptsCommand())
                .addSubcommand(new ScriptsCheckCommand(terminal))
                .addSubcommand(new ScriptsTestCommand(terminal))
                .addSubcommand(new ScriptsChatCommand(terminal))
                .addSubcommand(new ScriptsDrawCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
