package vn.loaxa.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import vn.loaxa.db.DatabaseException;
import vn.loaxa.settings.SettingsException;
import vn.loaxa.yaml.YamlFault;

/** A command that failed says why in one sentence; what nobody expected shows its trace as well, so that it can be mended. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure whose message is already the sentence for the person at the terminal. */
    Failure(String sentence) {
        super(sentence);
    }

    static String sentence(Exception failure) {
        if (failure instanceof Failure
                || failure instanceof SettingsException
                || failure instanceof YamlFault
                || failure instanceof DatabaseException) {
            return String.valueOf(failure.getMessage());
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
