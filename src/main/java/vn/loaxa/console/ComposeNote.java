package vn.loaxa.console;

/** One sentence above the form: what was just done, or what to look at. Empty for none. */
record ComposeNote(String text, boolean fine) {
    static final ComposeNote NONE = new ComposeNote("", true);
}
