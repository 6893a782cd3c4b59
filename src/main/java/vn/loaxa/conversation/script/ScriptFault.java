package vn.loaxa.conversation.script;

/**
 * Something wrong in a script, for the official who wrote it.
 *
 * @param file path below the scripts folder
 * @param line 1 for the first
 * @param column 1 for the first
 * @param problem what is wrong, with the value as written
 * @param hint what to do
 */
public record ScriptFault(String file, int line, int column, String problem, String hint) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + problem + (hint.isEmpty() ? "" : " " + hint);
    }
}
