package vn.loaxa.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Vietnamese mobile number as typed, brought to the form 84912345678. Exactly one of {@code number} and {@code problem}
 * is there. Immutable.
 */
public record PhoneNumber(Optional<String> number, Optional<Problem> problem) {
    /** Why what was typed is not a mobile number. */
    public enum Problem {
        EMPTY,
        NOT_DIGITS,
        TOO_SHORT,
        TOO_LONG,
        FOREIGN,
        LANDLINE,
        /** Eleven digits from before 2018, such as 0168...: the prefix has since been replaced. */
        OLD_PREFIX,
        UNKNOWN_PREFIX
    }

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}.,()/_\\p{Pd}]+");
    /** 03, 05, 07, 08, 09: the prefixes of mobile numbers since 2018. */
    private static final String MOBILE = "35789";

    private static final int DIGITS_AFTER_ZERO = 9;

    /**
     * Reads {@code 0912 345 678}, {@code +84 912.345.678}, {@code 84912345678}, and {@code 912345678} (a spreadsheet drops
     * the leading zero of a number).
     */
    public static PhoneNumber read(String typed) {
        String compact = SEPARATORS.matcher(Vietnamese.clean(typed)).replaceAll("");
        if (compact.isEmpty()) {
            return wrong(Problem.EMPTY);
        }
        boolean international = compact.startsWith("+") || compact.startsWith("00");
        String digits = asciiDigits(compact.startsWith("+") ? compact.substring(1) : compact);
        if (digits.isEmpty()) {
            return wrong(Problem.NOT_DIGITS);
        }
        return readDigits(digits.startsWith("00") ? digits.substring(2) : digits, international);
    }

    private static PhoneNumber readDigits(String digits, boolean international) {
        if (digits.startsWith("84") && (international || digits.length() > DIGITS_AFTER_ZERO + 1)) {
            String rest = digits.substring(2);
            // "+84 0912..." is a common slip
            return national(rest.startsWith("0") ? rest.substring(1) : rest);
        }
        if (international) {
            return wrong(Problem.FOREIGN);
        }
        return national(digits.startsWith("0") ? digits.substring(1) : digits);
    }

    private static PhoneNumber national(String rest) {
        if (rest.startsWith("2") && rest.length() >= DIGITS_AFTER_ZERO) {
            return wrong(Problem.LANDLINE);
        }
        if (rest.startsWith("1") && rest.length() == DIGITS_AFTER_ZERO + 1) {
            return wrong(Problem.OLD_PREFIX);
        }
        if (rest.length() < DIGITS_AFTER_ZERO) {
            return wrong(Problem.TOO_SHORT);
        }
        if (rest.length() > DIGITS_AFTER_ZERO) {
            return wrong(Problem.TOO_LONG);
        }
        return MOBILE.indexOf(rest.charAt(0)) < 0
                ? wrong(Problem.UNKNOWN_PREFIX)
                : new PhoneNumber(Optional.of("84" + rest), Optional.empty());
    }

    /** For people to read: 84912345678 is "0912 345 678". Anything else is given back as it is. */
    public static String show(String number) {
        if (!number.matches("84\\d{9}")) {
            return number;
        }
        return "0" + number.substring(2, 5) + " " + number.substring(5, 8) + " " + number.substring(8);
    }

    private static String asciiDigits(String text) {
        var digits = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            int digit = Character.digit(text.charAt(at), 10);
            if (digit < 0) {
                return "";
            }
            digits.append(digit);
        }
        return digits.toString();
    }

    private static PhoneNumber wrong(Problem problem) {
        return new PhoneNumber(Optional.empty(), Optional.of(problem));
    }

    /** Without the number: phone numbers stay out of logs. */
    @Override
    public String toString() {
        return "PhoneNumber[" + problem.map(Enum::name).orElse("valid") + "]";
    }
}
