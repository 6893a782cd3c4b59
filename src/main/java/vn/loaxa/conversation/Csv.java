package vn.loaxa.conversation;

/** Fields of comma-separated tables that people open in a spreadsheet. */
final class Csv {
    private Csv() {}

    /** In quotes; what a spreadsheet would run as a formula stays text. */
    static String field(String value) {
        String safe = value.matches("(?s)[=+@\\t\\r-].*") ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
