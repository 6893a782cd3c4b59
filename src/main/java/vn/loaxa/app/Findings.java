package vn.loaxa.app;

import java.util.Map;
import java.util.function.Consumer;
import vn.loaxa.text.Messages;

/** Collects what the doctor finds, and shows each line as soon as it is known. */
final class Findings {
    private final Consumer<Finding> shown;
    private final Messages messages = new Messages("commands");
    private int bad;
    private int warnings;

    Findings(Consumer<Finding> shown) {
        this.shown = shown;
    }

    void good(String key, Map<String, ?> values) {
        add(Finding.Level.GOOD, key, values);
    }

    void warning(String key, Map<String, ?> values) {
        warnings++;
        add(Finding.Level.WARNING, key, values);
    }

    void bad(String key, Map<String, ?> values) {
        bad++;
        add(Finding.Level.BAD, key, values);
    }

    int bad() {
        return bad;
    }

    int warnings() {
        return warnings;
    }

    private void add(Finding.Level level, String key, Map<String, ?> values) {
        shown.accept(new Finding(level, messages.text("doctor." + key, values)));
    }
}
