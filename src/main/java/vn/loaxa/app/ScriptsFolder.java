package vn.loaxa.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import vn.loaxa.conversation.ScriptLibrary;
import vn.loaxa.settings.Settings;

/** Where the bot scripts are: the folder that is set, or the ones that came inside the jar. */
final class ScriptsFolder {
    private ScriptsFolder() {}

    /** The scripts of the folder; with faults in them the server does not start, and each is told with its place. */
    static ScriptLibrary open(Path configured) {
        try {
            return ScriptLibrary.open(of(configured));
        } catch (IllegalArgumentException e) {
            throw new Failure("Kịch bản trong " + configured + " còn lỗi, sửa rồi chạy lại:" + System.lineSeparator()
                    + e.getMessage());
        }
    }

    static Path of(Path configured) {
        return Files.isDirectory(configured) ? configured : bundled();
    }

    private static Path bundled() {
        try {
            URI uri = Objects.requireNonNull(Settings.class.getResource("/bot-scripts"), "bot-scripts is missing")
                    .toURI();
            if (!uri.getScheme().equals("jar")) {
                return Path.of(uri);
            }
            // The file system of our own jar stays open as long as the process: scripts are read from it again.
            FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
            return jar.getPath("/bot-scripts");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Finding the bot scripts in the jar", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Opening the bot scripts in the jar", e);
        }
    }
}
