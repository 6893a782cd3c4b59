package vn.loaxa.directory.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Numbers;

/**
 * How an import ended. With faults nothing was written; neither was anything in a dry run, whose changes are those that a
 * real run would make. Immutable.
 *
 * @param commune the commune, or null if it does not exist (a dry run of its first file, or a faulty one)
 * @param unchanged how many things of the file stood already as they should
 * @param notes what the reader of the report should know although it is no fault: a column that was not read
 */
public record ImportReport(
        String file,
        boolean dryRun,
        @Nullable CommuneId commune,
        Map<ImportChange, Integer> changes,
        int unchanged,
        List<ImportFault> faults,
        List<String> notes) {
    public ImportReport {
        var copy = new EnumMap<ImportChange, Integer>(ImportChange.class);
        copy.putAll(changes);
        changes = Collections.unmodifiableMap(copy);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    public boolean ok() {
        return faults.isEmpty();
    }

    public int total() {
        return changes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The report in Vietnamese, line by line. */
    public List<String> lines() {
        var messages = new Messages("directory");
        var lines = new ArrayList<String>();
        if (!ok()) {
            faults.forEach(fault -> lines.add(fault.sentence()));
            lines.add(messages.text("report.faults", Map.of("file", file, "count", faults.size())));
            return lines;
        }
        changes.forEach((change, count) ->
                lines.add("  " + messages.text("change." + change.name(), Map.of("count", Numbers.group(count)))));
        lines.addAll(notes);
        lines.add(messages.text(
                dryRun ? "report.dry" : "report.done",
                Map.of("file", file, "count", Numbers.group(total()), "same", Numbers.group(unchanged))));
        return lines;
    }
}
