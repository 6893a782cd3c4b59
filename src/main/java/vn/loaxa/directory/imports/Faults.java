package vn.loaxa.directory.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.loaxa.text.Messages;

/** Collects what is wrong in one file, so that all of it can be mended in one go. */
final class Faults {
    /** A file of another kind altogether would give thousands; nobody reads past this many. */
    private static final int MOST = 200;

    private final Messages messages = new Messages("directory");
    private final List<ImportFault> found = new ArrayList<>();
    private final String file;

    Faults(String file) {
        this.file = file;
    }

    /** {@code key} names the sentences {@code fault.<key>.problem} and {@code fault.<key>.remedy}. */
    void add(Place place, String field, String key, Map<String, ?> values) {
        if (found.size() < MOST) {
            found.add(new ImportFault(
                    file,
                    place.line(),
                    place.column(),
                    place.cell(),
                    field,
                    messages.text("fault." + key + ".problem", values),
                    messages.text("fault." + key + ".remedy", values)));
        }
    }

    String file() {
        return file;
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    List<ImportFault> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(ImportFault::line).thenComparingInt(ImportFault::column))
                .toList();
    }
}
