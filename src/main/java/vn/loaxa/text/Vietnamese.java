package vn.loaxa.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese text brought to comparable forms. All methods are pure. */
public final class Vietnamese {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Vietnamese() {}

    /** NFC, without control and formatting characters, spaces collapsed and trimmed. */
    public static String clean(String text) {
        String visible =
                Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\r]]", "");
        return SPACES.matcher(visible).replaceAll(" ").strip();
    }

    /** For comparison: lower case, no accents, đ as d, spaces collapsed. "Hội  NÔNG dân" and "hoi nong dan" fold alike. */
    public static String fold(String text) {
        String lower = clean(text).toLowerCase(Locale.ROOT).replace('đ', 'd');
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
