package vn.loaxa.calendar;

/** How exact a time was said. What is coarser than {@link #HOUR} has no hour of its own. */
public enum Grain {
    SECOND,
    MINUTE,
    HOUR,
    /** A part of the day such as "buổi chiều", without an hour. */
    PART,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    public boolean hasHour() {
        return compareTo(HOUR) <= 0;
    }
}
