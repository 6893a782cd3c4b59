package vn.loaxa.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Vietnamese text brought to comparable forms. All methods are pure. */
public final class Vietnamese {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern NOT_WORD_OR_MARK = Pattern.compile("[^\\p{L}\\p{Nd}\\p{Mn}]+");
    /** Grave, acute, tilde, hook above, dot below. Circumflex, breve and horn belong to the letter. */
    private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

    private static final Pattern NOT_TONE = Pattern.compile("[^\\u0300\\u0301\\u0303\\u0309\\u0323]");

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

    /** The folded words: letters and digits only, everything else parts them. "Chi hội Nông-dân (T3)" is chi, hoi, nong, dan, t3. */
    public static List<String> words(String text) {
        return NOT_WORD.splitAsStream(fold(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * For comparison with accents: lower case, words parted by one space, and the tone at the end of its word, so that old and
     * new tone placement ("hoà", "hòa") and composed and decomposed letters are alike while "hòa" and "hóa" differ.
     */
    public static String precise(String text) {
        String decomposed = Normalizer.normalize(clean(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return NOT_WORD_OR_MARK
                .splitAsStream(decomposed)
                .filter(word -> !word.isEmpty())
                .map(Vietnamese::toneLast)
                .collect(Collectors.joining(" "));
    }

    private static String toneLast(String word) {
        return TONE.matcher(word).replaceAll("") + NOT_TONE.matcher(word).replaceAll("");
    }
}
