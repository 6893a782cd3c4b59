package vn.loaxa.directory.imports;

/**
 * Where in a file something stands.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the line as a whole is meant
 * @param cell the address in a workbook, such as D58; empty in text files
 */
record Place(int line, int column, String cell) {
    static final Place FILE = new Place(0, 0, "");

    static Place at(int line, int column) {
        return new Place(line, column, "");
    }

    static Place cell(int line, int column, String address) {
        return new Place(line, column, address);
    }
}
