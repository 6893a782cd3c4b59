package vn.loaxa.app;

/** One line of the doctor. */
record Finding(Level level, String text) {
    enum Level {
        GOOD("✓"),
        WARNING("!"),
        BAD("✗");

        private final String mark;

        Level(String mark) {
            this.mark = mark;
        }
    }

    @Override
    public String toString() {
        return level.mark + " " + text;
    }
}
