package vn.loaxa.directory.imports;

import java.util.Map;
import vn.loaxa.text.Messages;

/**
 * One thing that is wrong in a file.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the line as a whole is meant
 * @param cell the address in a workbook, such as D58; empty in text files
 * @param field the key or the column, as the reader of the file knows it
 * @param problem what is wrong with the value as typed, a Vietnamese sentence
 * @param remedy what to do, a Vietnamese sentence
 */
public record ImportFault(String file, int line, int column, String cell, String field, String problem, String remedy) {
    private static final Messages MESSAGES = new Messages("directory");

    /** Where, what, and what to do, as one line for people. */
    public String sentence() {
        String key = !cell.isEmpty() ? "place.cell" : line == 0 ? "place.file" : "place.line";
        String place = MESSAGES.text(key, Map.of("file", file, "line", line, "column", column, "cell", cell));
        String named = field.isEmpty() ? place : place + " (" + field + ")";
        return named + ": " + problem + " " + remedy;
    }
}
