package vn.loaxa.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlFault;

/**
 * Which days are worked: Monday to Friday without public holidays. Feasts that come every year (Labour Code 2019, article 112)
 * and the days off and make-up days that the government announces for single years stand in {@code config/holidays.yml}.
 * Immutable.
 */
public final class WorkingDays {
    /** Days; Tết with the weekends around it takes nine or ten. Past it a day counts as worked, so that nothing is put off for ever. */
    static final int LONGEST_REST = 20;

    /** Days: from 1 November to the end of the year. */
    private static final int ANNOUNCED_BEFORE = 61;

    private static final String BUNDLED = "/config/holidays.yml";
    private static final Path FILE = Path.of("config", "holidays.yml");

    /** A day of every year. */
    record Yearly(String name, boolean lunar, int month, int day) {}

    private final Set<Yearly> yearly;
    private final Map<LocalDate, String> daysOff;
    private final Set<LocalDate> madeUp;

    WorkingDays(Set<Yearly> yearly, Map<LocalDate, String> daysOff, Set<LocalDate> madeUp) {
        this.yearly = Set.copyOf(yearly);
        this.daysOff = Map.copyOf(daysOff);
        this.madeUp = Set.copyOf(madeUp);
    }

    /** Reads a table. Throws {@link YamlFault} naming the line that does not fit. */
    public static WorkingDays read(String text, String name) {
        return new HolidayReader(name).read(Yaml.read(text, name));
    }

    /** The table in {@code config/holidays.yml} of the working folder, or the one in the jar; read once. */
    public static WorkingDays standard() {
        return Standard.DAYS;
    }

    /** Reads that table anew. Throws {@link YamlFault} naming the line that does not fit. */
    public static WorkingDays readStandard() {
        try {
            if (Files.isReadable(FILE)) {
                return read(Files.readString(FILE), FILE.toString());
            }
            try (var in = WorkingDays.class.getResourceAsStream(BUNDLED)) {
                if (in == null) {
                    throw new IllegalStateException("The jar lacks " + BUNDLED);
                }
                return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "holidays.yml");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the table of holidays", e);
        }
    }

    /**
     * The year whose announced days off should stand in the table by now and do not: from November on the coming year, which is
     * when the government announces them.
     */
    public Optional<Integer> yearToEnter(LocalDate today) {
        int year = today.plusDays(ANNOUNCED_BEFORE).getYear();
        boolean entered =
                Stream.concat(daysOff.keySet().stream(), madeUp.stream()).anyMatch(day -> day.getYear() == year);
        return entered ? Optional.empty() : Optional.of(year);
    }

    public boolean isWorked(LocalDate day) {
        if (madeUp.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && holiday(day).isEmpty();
    }

    /** The name of the holiday on that day, in Vietnamese; a plain weekend has none. */
    public Optional<String> holiday(LocalDate day) {
        if (daysOff.containsKey(day)) {
            return Optional.of(daysOff.get(day));
        }
        return yearly.stream()
                .filter(feast -> isOn(feast, day))
                .map(Yearly::name)
                .findFirst();
    }

    /** The day itself if it is worked, else the next that is. */
    public LocalDate onOrAfter(LocalDate day) {
        return worked(day, 1);
    }

    /** The day itself if it is worked, else the last before it that is. */
    public LocalDate onOrBefore(LocalDate day) {
        return worked(day, -1);
    }

    private LocalDate worked(LocalDate day, int step) {
        var worked = day;
        for (int i = 0; i < LONGEST_REST && !isWorked(worked); i++) {
            worked = worked.plusDays(step);
        }
        return worked;
    }

    private static boolean isOn(Yearly feast, LocalDate day) {
        if (!feast.lunar()) {
            return day.getMonthValue() == feast.month() && day.getDayOfMonth() == feast.day();
        }
        if (!LunarCalendar.covers(day)) {
            return false;
        }
        var lunar = LunarCalendar.of(day);
        if (feast.day() < 0) {
            // Counted back from the end of the month: the last day of the year may be the 29th.
            return LunarCalendar.of(day).month() == feast.month()
                    && LunarCalendar.of(day.minusDays(feast.day())).month() != feast.month();
        }
        return lunar.month() == feast.month() && lunar.day() == feast.day() && !lunar.leap();
    }

    private static final class Standard {
        private static final WorkingDays DAYS = readStandard();
    }
}
