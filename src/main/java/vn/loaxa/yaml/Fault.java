package vn.loaxa.yaml;

/**
 * Something wrong in a file that a person wrote.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param field the path of the field ({@code people[3].phone}); may be empty
 * @param problem what is wrong with the value as typed, and what to do; in the language of the reader
 */
public record Fault(String file, int line, int column, String field, String problem) {
    @Override
    public String toString() {
        String place = line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        return field.isEmpty() ? place + ": " + problem : place + ": " + field + ": " + problem;
    }
}
