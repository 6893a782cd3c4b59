package vn.loaxa.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What whoever keeps the FAQ needs. */
@Command(
        name = "faq",
        synopsisSubcommandLabel = "[LỆNH]",
        resourceBundle = "messages.commands",
        mixinStandardHelpOptions = true)
final class FaqCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new FaqCommand()).addSubcommand(new FaqEvaluateCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
