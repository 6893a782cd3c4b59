package vn.loaxa.directory.imports;

import java.util.EnumMap;
import java.util.Map;

/** Counts what an import does. */
final class Tally {
    private final Map<ImportChange, Integer> changes = new EnumMap<>(ImportChange.class);
    private int unchanged;

    void changed(ImportChange change) {
        changes.merge(change, 1, Integer::sum);
    }

    /** Counts the change if there is one, and an unchanged thing otherwise. */
    void changedIf(boolean differs, ImportChange change) {
        if (differs) {
            changed(change);
        } else {
            same();
        }
    }

    void same() {
        unchanged++;
    }

    Map<ImportChange, Integer> changes() {
        return changes;
    }

    int unchanged() {
        return unchanged;
    }
}
