package vn.loaxa.app;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.settings.Settings;
import vn.loaxa.settings.SettingsException;
import vn.loaxa.text.Messages;
import vn.loaxa.yaml.YamlFault;

/** Looks at everything a fault could sit in. Changes nothing; asks Zalo only with {@code --online}. */
@Command(name = "doctor", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--online", descriptionKey = "online")
    private boolean online;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Findings findings = new Findings(terminal.out()::println);
        new MachineChecks(findings).java(Runtime.version().feature());
        Config config = settings(findings);
        if (config != null) {
            new MachineChecks(findings).run(config);
            new InstallationChecks(config, findings).run(online);
        }
        terminal.out()
                .println(new Messages("commands")
                        .text("doctor.closing", Map.of("bad", findings.bad(), "warnings", findings.warnings())));
        return findings.bad() == 0 ? 0 : 1;
    }

    private @Nullable Config settings(Findings findings) {
        try {
            Settings settings = options.read(Map.of());
            Config config = Config.read(settings);
            findings.good("settings", Map.of());
            account(settings, findings);
            return config;
        } catch (SettingsException e) {
            e.faults().forEach(fault -> findings.bad("setting", Map.of("fault", fault)));
        } catch (YamlFault e) {
            findings.bad("setting", Map.of("fault", e.fault()));
        }
        return null;
    }

    /** The demo brings its own account, so what only a real one needs is no fault. */
    private static void account(Settings settings, Findings findings) {
        try {
            Config.requireAccount(settings);
            settings.throwIfFaulty();
        } catch (SettingsException e) {
            e.faults().forEach(fault -> findings.warning("setting-for-serve", Map.of("fault", fault)));
        }
    }
}
