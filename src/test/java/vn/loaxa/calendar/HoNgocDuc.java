package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.temporal.JulianFields;

/**
 * The Vietnamese lunar calendar from the sky, after the algorithm that Hồ Ngọc Đức published ("Thuật toán tính âm lịch"): new
 * moons and the sun's longitude (Meeus, "Astronomical Algorithms") in a given zone. Shares nothing with {@link LunarCalendar}.
 */
final class HoNgocDuc {
    private static final double MONTH = 29.530588853;
    private static final double EPOCH = 2415021.076998695;

    private final double zone;

    /** @param hours east of Greenwich */
    HoNgocDuc(int hours) {
        this.zone = hours / 24.0;
    }

    LunarDate of(LocalDate date) {
        long day = date.getLong(JulianFields.JULIAN_DAY);
        int k = (int) Math.floor((day - EPOCH) / MONTH);
        long start = newMoonDay(k + 1);
        while (start > day) {
            // The mean moon by which k is guessed may be a day ahead of the true one.
            start = newMoonDay(k);
            k--;
        }
        long from = eleventhMonth(date.getYear());
        long to = from;
        int year;
        if (from >= start) {
            year = date.getYear();
            from = eleventhMonth(date.getYear() - 1);
        } else {
            year = date.getYear() + 1;
            to = eleventhMonth(date.getYear() + 1);
        }
        int months = (int) ((start - from) / 29);
        int month = months + 11;
        boolean leap = false;
        if (to - from > 365) {
            int leapAt = leapMonth(from);
            if (months >= leapAt) {
                month = months + 10;
                leap = months == leapAt;
            }
        }
        month = month > 12 ? month - 12 : month;
        return new LunarDate(month >= 11 && months < 4 ? year - 1 : year, month, leap, (int) (day - start) + 1);
    }

    /** The day on which the k-th new moon after 1900-01-01 falls in the zone. */
    private long newMoonDay(int k) {
        double t = k / 1236.85;
        double t2 = t * t;
        double t3 = t2 * t;
        double mean = 2415020.75933
                + 29.53058868 * k
                + 0.0001178 * t2
                - 0.000000155 * t3
                + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
        double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        double node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        double correction = (0.1734 - 0.000393 * t) * sin(sun)
                + 0.0021 * sin(2 * sun)
                - 0.4068 * sin(moon)
                + 0.0161 * sin(2 * moon)
                - 0.0004 * sin(3 * moon)
                + 0.0104 * sin(2 * node)
                - 0.0051 * sin(sun + moon)
                - 0.0074 * sin(sun - moon)
                + 0.0004 * sin(2 * node + sun)
                - 0.0004 * sin(2 * node - sun)
                - 0.0006 * sin(2 * node + moon)
                + 0.0010 * sin(2 * node - moon)
                + 0.0005 * sin(2 * moon + sun);
        double deltaT = -0.000278 + 0.000265 * t + 0.000262 * t2;
        return (long) Math.floor(mean + correction - deltaT + 0.5 + zone);
    }

    /** Which twelfth of its way the sun is in at the start of that day: 0 from the spring equinox on. */
    private int sunTwelfth(long day) {
        double t = (day - 2451545.5 - zone) / 36525;
        double t2 = t * t;
        double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        double longitude = 280.46645
                + 36000.76983 * t
                + 0.0003032 * t2
                + (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
                + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                + 0.000290 * sin(3 * anomaly);
        return (int) ((longitude % 360 + 360) % 360 / 30);
    }

    /** The month that holds the winter solstice. */
    private long eleventhMonth(int year) {
        long end = LocalDate.of(year, 12, 31).getLong(JulianFields.JULIAN_DAY);
        int k = (int) Math.floor((end - 2415021) / MONTH);
        long start = newMoonDay(k);
        return sunTwelfth(start) >= 9 ? newMoonDay(k - 1) : start;
    }

    /** Which month after the eleventh is the first in which the sun enters no new twelfth. */
    private int leapMonth(long eleventh) {
        int k = (int) Math.floor((eleventh - EPOCH) / MONTH + 0.5);
        int i = 1;
        int before;
        int now = sunTwelfth(newMoonDay(k + i));
        do {
            before = now;
            i++;
            now = sunTwelfth(newMoonDay(k + i));
        } while (now != before && i < 14);
        return i - 1;
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
