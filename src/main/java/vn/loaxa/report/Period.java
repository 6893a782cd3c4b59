package vn.loaxa.report;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** A month by the wall clock of the commune. */
record Period(YearMonth month, ZoneId zone) {
    Instant from() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** The first instant that is not in it. */
    Instant until() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }
}
