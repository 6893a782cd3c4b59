package vn.loaxa.calendar;

/**
 * A day of Vietnam's lunar calendar.
 *
 * @param year the year by the solar year in which its Tết falls: the days before Tết 2027 still belong to 2026
 * @param month 1 (Giêng) to 12 (Chạp)
 * @param leap the second of two months with the same number
 * @param day 1 to 30
 */
public record LunarDate(int year, int month, boolean leap, int day) {
    public LunarDate {
        if (month < 1 || month > 12 || day < 1 || day > 30) {
            throw new IllegalArgumentException("No lunar date has month " + month + " and day " + day);
        }
    }
}
