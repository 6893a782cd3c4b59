package vn.loaxa.calendar;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Patterns written in Vietnamese. Each accented word in them also matches as typed without tone marks ("giơ") and without
 * any accents ("gio"); a word that carries other accents does not match, so "tôi" is never "tối".
 */
final class Words {
    /** A number in digits or words; {@link #number} reads it. */
    static final String NUM =
            "(\\d{1,4}|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|một|hai|ba|tư|bốn|lăm|năm|sáu|bảy|tám|chín))?"
                    + "|mười(?: (?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?"
                    + "|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)";

    /** A month in digits or words; Giêng and Chạp are lunar. */
    static final String MONTH = "(\\d{1,2}|giêng|chạp|mười một|mười hai|mười|một|hai|ba|tư|bốn|năm(?! nay| sau| tới|"
            + " \\d)|sáu|bảy|tám|chín)\\b";

    /** A day of the month in digits or words, also as spoken: "hai mươi ba", "hăm ba", "hai lăm". */
    static final String DAY = "(\\d{1,2}|(?:hai|ba) mươi(?: (?:mốt|một|hai|ba|tư|bốn|lăm|nhăm|năm|sáu|bảy|tám|chín))?"
            + "|hăm (?:mốt|một|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|tám|chín)"
            + "|hai (?:mốt|hai|ba|tư|lăm|nhăm|sáu|bảy|tám|chín)|ba mốt"
            + "|mười(?: (?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?"
            + "|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)";

    /** A part of the day. */
    static final String PART =
            "(sáng sớm|rạng sáng|mờ sáng|sáng|giữa trưa|trưa|chiều tối|chiều|chìu|tối|nửa đêm|đêm khuya|đêm|khuya)";

    /** Stands where something was already read. */
    static final char TAKEN = '\u0001';

    private static final Map<String, Integer> DIGITS = Map.ofEntries(
            Map.entry("mot", 1),
            Map.entry("hai", 2),
            Map.entry("ba", 3),
            Map.entry("bon", 4),
            Map.entry("tu", 4),
            Map.entry("nam", 5),
            Map.entry("lam", 5),
            Map.entry("nham", 5),
            Map.entry("sau", 6),
            Map.entry("bay", 7),
            Map.entry("tam", 8),
            Map.entry("chin", 9),
            Map.entry("gieng", 1),
            Map.entry("chap", 12));

    private Words() {}

    static Pattern pattern(String vietnamese) {
        var regex = new StringBuilder();
        int at = 0;
        while (at < vietnamese.length()) {
            char c = vietnamese.charAt(at);
            if (c == '\\') {
                regex.append(vietnamese, at, at + 2);
                at += 2;
            } else if (Character.isLetter(c)) {
                int end = at;
                while (end < vietnamese.length() && Character.isLetter(vietnamese.charAt(end))) {
                    end++;
                }
                regex.append(forms(vietnamese.substring(at, end)));
                at = end;
            } else {
                regex.append(c);
                at++;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static String forms(String word) {
        String plain = fold(word);
        if (plain.equals(word)) {
            return word;
        }
        // Two spellings are about.
        if (word.equals("bảy")) {
            return "(?:bảy|bẩy|bay)";
        }
        if (word.equals("này")) {
            return "(?:này|nầy|nay|nây)";
        }
        if (word.equals("rưỡi")) {
            return "(?:rưỡi|rưởi|rươi|ruoi)";
        }
        // Without its tone mark "tối" would be "tôi".
        String toneless = plain.equals("toi") ? plain : withoutTone(word);
        return "(?:" + word + "|" + toneless + "|" + plain + ")";
    }

    /** One space between words, composed, lower case; the length stays that of {@link #tidy}. */
    static String lower(String tidy) {
        var lower = new StringBuilder(tidy.length());
        for (int i = 0; i < tidy.length(); i++) {
            char c = Character.toLowerCase(tidy.charAt(i));
            // 15' is 15 phút.
            boolean minutes = "'’′".indexOf(c) >= 0 && i > 0 && Character.isDigit(tidy.charAt(i - 1));
            lower.append(minutes ? 'p' : c);
        }
        return lower.toString();
    }

    static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace(TAKEN, ' ')
                .replaceAll("[\\s\\u00a0\\u200b]+", " ")
                .strip();
    }

    /** Without any accents; one character for each. */
    static String fold(String composed) {
        return composed.codePoints()
                .map(c -> c == 'đ'
                        ? 'd'
                        : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                                .codePointAt(0))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Keeps â, ă, ê, ô, ơ, ư and drops grave, acute, hook, tilde and dot. */
    private static String withoutTone(String word) {
        String apart =
                Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
        return Normalizer.normalize(apart, Normalizer.Form.NFC);
    }

    static boolean accented(String text) {
        return !fold(text.toLowerCase(Locale.ROOT)).equals(text.toLowerCase(Locale.ROOT));
    }

    /** Reads what {@link #NUM} or {@link #MONTH} matched. */
    static int number(String said) {
        String words = fold(said);
        if (Character.isDigit(words.charAt(0))) {
            return Integer.parseInt(words);
        }
        int value = 0;
        boolean unit = false;
        for (String word : words.split(" ", -1)) {
            switch (word) {
                case "muoi" -> {
                    value = value == 0 ? 10 : value * 10;
                    unit = false;
                }
                case "ham" -> value = 20;
                default -> {
                    // "hai lăm" is 25.
                    value = (unit ? value * 10 : value) + DIGITS.getOrDefault(word, 0);
                    unit = true;
                }
            }
        }
        return value;
    }
}
