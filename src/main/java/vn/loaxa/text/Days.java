package vn.loaxa.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people write them: 30/6/2030. */
public final class Days {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);
    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

    private Days() {}

    /** @param day a date, or a time in its zone */
    public static String show(TemporalAccessor day) {
        return WRITTEN.format(day);
    }

    /** Day, month and year in this order, parted by a slash, a full stop or a dash; empty for anything else and for 31/2. */
    public static Optional<LocalDate> read(String typed) {
        Matcher found = TYPED.matcher(typed.strip());
        return found.matches() ? of(found.group(1), found.group(2), found.group(3)) : Optional.empty();
    }

    /** The day of three numbers; empty if there is no such day. */
    public static Optional<LocalDate> of(String day, String month, String year) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
