package vn.loaxa.calendar;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** A unit of time as said. */
enum Unit {
    SECOND(ChronoUnit.SECONDS, Grain.SECOND),
    MINUTE(ChronoUnit.MINUTES, Grain.MINUTE),
    HOUR(ChronoUnit.HOURS, Grain.HOUR),
    DAY(ChronoUnit.DAYS, Grain.DAY),
    WEEK(ChronoUnit.WEEKS, Grain.WEEK),
    MONTH(ChronoUnit.MONTHS, Grain.MONTH),
    QUARTER(ChronoUnit.MONTHS, Grain.QUARTER),
    YEAR(ChronoUnit.YEARS, Grain.YEAR);

    /** What {@link #of} reads. */
    static final String SAID = "(giây|s|phút|ph|p|giờ|tiếng|h|g|ngày|hôm|bữa|tuần|tháng|quý|năm)\\b";

    private final ChronoUnit chrono;
    private final Grain grain;

    Unit(ChronoUnit chrono, Grain grain) {
        this.chrono = chrono;
        this.grain = grain;
    }

    static Unit of(String said) {
        return switch (Words.fold(said)) {
            case "giay", "s" -> SECOND;
            case "phut", "ph", "p" -> MINUTE;
            case "gio", "tieng", "h", "g" -> HOUR;
            case "tuan" -> WEEK;
            case "thang" -> MONTH;
            case "quy" -> QUARTER;
            case "nam" -> YEAR;
            default -> DAY;
        };
    }

    Grain grain() {
        return grain;
    }

    boolean withinDay() {
        return compareTo(HOUR) <= 0;
    }

    ZonedDateTime plus(ZonedDateTime time, long amount) {
        return time.plus(this == QUARTER ? amount * 3 : amount, chrono);
    }

    /** The start of the second, hour, day, week (Monday), month, quarter or year. */
    ZonedDateTime start(ZonedDateTime time) {
        if (withinDay() || this == DAY) {
            return time.truncatedTo(chrono);
        }
        LocalDateTime day = time.toLocalDate().atStartOfDay();
        var first =
                switch (this) {
                    case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                    case MONTH -> day.withDayOfMonth(1);
                    case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
                    default -> day.withDayOfYear(1);
                };
        return first.atZone(time.getZone());
    }
}
