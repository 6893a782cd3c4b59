package vn.loaxa.broadcast;

/**
 * That a directive is about an earlier one, and so goes to people of that one's roll only.
 *
 * @param number the short number of the earlier one
 */
public record Follow(int number, Kind kind) {

    /** What it does to the earlier one, and who of its roll gets it. */
    public enum Kind {
        /** Takes its place. For the whole roll: whoever still waited for the first gets the one in force instead. */
        REPLACES,
        /** Mends it. For those who have it, may have it or are still to get it. */
        CORRECTS,
        /** Ends it. For those who have it or may have it. */
        WITHDRAWS,
        /** Changes nothing. For those who have not acknowledged it. */
        UNANSWERED;

        /** The earlier one is no longer in force once this is out. */
        public boolean ends() {
            return this == REPLACES || this == WITHDRAWS;
        }
    }
}
