package vn.loaxa.console;

/**
 * How many wait behind the places of the navigation, for one visitor; 0 where nothing waits or it is not theirs.
 *
 * @param approvals directives of others that the visitor may approve
 * @param talks residents who wait for an answer of the office
 * @param joins requests to join that the visitor may decide
 * @param questions which the bot could not answer and nobody has settled
 */
record NavCounts(int approvals, int talks, int joins, int questions) {
    static final NavCounts NONE = new NavCounts(0, 0, 0, 0);
}
