package vn.loaxa.testing;

import java.nio.file.Path;
import vn.loaxa.conversation.ScriptLibrary;

/** The scripts as they ship, read once in the JVM; for tests that only listen to them. */
public final class SharedScripts {
    private SharedScripts() {}

    public static ScriptLibrary open() {
        return Opened.LIBRARY;
    }

    private static final class Opened {
        static final ScriptLibrary LIBRARY = ScriptLibrary.open(Path.of("bot-scripts"));
    }
}
