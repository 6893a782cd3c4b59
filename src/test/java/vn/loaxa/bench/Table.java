package vn.loaxa.bench;

import java.util.Arrays;
import java.util.Locale;

/** What a bench found, one line for each finding, and the figures of a set of waits. */
final class Table {
    private final StringBuilder lines = new StringBuilder();

    Table(String title) {
        lines.append(System.lineSeparator()).append("== ").append(title).append(System.lineSeparator());
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency for one line
    Table line(String what, String format, Object... values) {
        lines.append(String.format(Locale.ROOT, "%-58s %s%n", what, String.format(Locale.ROOT, format, values)));
        return this;
    }

    void print() {
        System.out.println(lines);
        System.out.flush();
    }

    /** The value below which the share of all waits lies, in milliseconds. */
    static double millis(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int index = Math.min(sorted.length - 1, Math.max(0, (int) Math.ceil(share * sorted.length) - 1));
        return sorted[index] / 1e6;
    }
}
