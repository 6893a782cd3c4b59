package vn.loaxa.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the finders gather from one text. Not thread-safe. */
final class Findings {
    /** Every {@code interval} units; the unit is null when only "mỗi" was said and the day tells it. */
    record Repeat(@Nullable Unit unit, int interval) {}

    boolean command;
    final List<Duration> offsets = new ArrayList<>();
    /** Already complete: "30 phút nữa", "3 ngày tới". */
    @Nullable
    TimePhrase whole;

    @Nullable
    Repeat repeat;
    /** giỗ: comes back each year without saying so. */
    boolean anniversary;

    /** The last day of what comes again. */
    @Nullable
    LocalDate until;
    /** How often it comes, 0 if not said. */
    int times;
    /** For how many of these it comes ("trong 4 tuần"), null if not said. */
    @Nullable
    Repeat during;
    /** The day from which on it comes again, null for at once. */
    @Nullable
    LocalDate since;
    /** On the first working day from the day said on. */
    boolean workingDay;
    /** On the last working day up to the day said. */
    boolean workingDayBefore;
    /** So many days after (before, if negative) the day said. */
    int shift;
    /** "hoặc", "hay" between times: a question. */
    boolean either;

    final List<Clock> clocks = new ArrayList<>();
    final List<DaySaid> days = new ArrayList<>();
    final List<DayOfWeek> weekdays = new ArrayList<>();

    @Nullable
    DayPart part;
    /** A week, month, quarter or year without a day. */
    @Nullable
    TimePhrase coarse;

    @Nullable
    Reason fault;
    /** An hour that no day has, for saying the nearest that one has. */
    @Nullable
    Clock impossible;

    void fault(Reason reason) {
        if (fault == null) {
            fault = reason;
        }
    }
}
