package vn.loaxa.calendar;

/** Why a time cannot be scheduled as it was said. */
public enum Reason {
    /** No hour, or no time at all. */
    MISSING_TIME,
    /** An hour without a day, and today's has passed; or a week or month without a day. */
    MISSING_DATE,
    /** "4 giờ" without sáng or chiều. */
    AMBIGUOUS_HOUR,
    /** The weekday of today, which may mean today or next week; or the small hours of a night. */
    AMBIGUOUS_DAY,
    /** "mùng 3 tháng 3": solar or lunar. */
    AMBIGUOUS_CALENDAR,
    /** Two days that differ. */
    TWO_DATES,
    /** Two hours that differ. */
    TWO_TIMES,
    /** A weekday that the date does not have. */
    CONTRADICTION,
    /** 31/2. */
    INVALID_DATE,
    /** 25h. */
    INVALID_TIME,
    /** Over already. */
    PAST,
    /** "lát nữa", "vài hôm nữa". */
    VAGUE,
    /** More often than daily. */
    TOO_OFTEN
}
