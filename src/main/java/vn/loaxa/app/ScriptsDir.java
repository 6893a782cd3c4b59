package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.loaxa.text.Messages;

/** The folder of scripts that a command works on. */
final class ScriptsDir {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "DIR", arity = "0..1", descriptionKey = "scripts-dir")
    private @Nullable Path dir;

    Path folder() {
        if (dir == null) {
            return ScriptsFolder.of(options.config().scriptsDir());
        }
        if (!Files.isDirectory(dir)) {
            throw new WrongUse(
                    spec.commandLine(),
                    new Messages("commands").text("scripts.no-folder", java.util.Map.of("dir", dir)));
        }
        return dir;
    }
}
