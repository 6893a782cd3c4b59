package vn.loaxa.report;

import java.time.Duration;

/** What was found for an indicator. */
public sealed interface Measure {
    /** So many of so many. A {@code whole} of 0: there was nothing to count. */
    record Share(long part, long whole) implements Measure {
        public Share {
            if (part < 0 || part > whole) {
                throw new IllegalArgumentException(part + " of " + whole);
            }
        }

        Share plus(Share other) {
            return new Share(part + other.part, whole + other.whole);
        }
    }

    /** The time within which half of so many cases were through, in whole minutes. */
    record Middle(Duration half, long cases) implements Measure {}

    /** So many people, on so many occasions: a number of which there is no whole. */
    record Count(long people, long occasions) implements Measure {}

    /** It is counted for the whole commune only, and who asks sees a part. */
    record WholeOnly() implements Measure {}

    /** The system does not keep what this would be counted from. */
    record NoData() implements Measure {}
}
