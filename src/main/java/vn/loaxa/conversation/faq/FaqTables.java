package vn.loaxa.conversation.faq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.loaxa.conversation.faq.FaqEvaluation.Query;

/** Reads the tab-separated tables of an evaluation; the first line of each names its columns. */
public final class FaqTables {
    private FaqTables() {}

    /**
     * {@code id, question, answer}; either text may be empty.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException naming file and line that has too few columns
     */
    public static List<FaqEntry> entries(Path file) throws IOException {
        return rows(
                file,
                3,
                row -> new FaqEntry(row[0], row[1], List.of(), row[2], LocalDate.EPOCH, "", LocalDate.MAX, ""));
    }

    /** {@code qid, variant, entry_id, kind, text}; {@code -} for no entry. Throws as {@link #entries}. */
    public static List<Query> queries(Path file) throws IOException {
        return rows(file, 5, row -> new Query(row[0], row[1], row[2].equals("-") ? "" : row[2], row[3], row[4]));
    }

    private static <T> List<T> rows(Path file, int columns, Function<String[], T> read) throws IOException {
        List<T> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] row = lines.get(i).split("\t", columns);
            if (row.length == columns) {
                rows.add(read.apply(row));
            } else if (!lines.get(i).isBlank()) {
                throw new IllegalArgumentException(file + ":" + (i + 1));
            }
        }
        return rows;
    }
}
