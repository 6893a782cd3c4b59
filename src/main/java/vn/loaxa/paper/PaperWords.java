package vn.loaxa.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.loaxa.text.Messages;

/** The words by which a signed paper is read. */
final class PaperWords {
    private static final Messages WORDS = new Messages("paper");

    private PaperWords() {}

    static List<String> list(String key) {
        return Arrays.asList(WORDS.text(key).split("\\|"));
    }

    static String one(String key) {
        return WORDS.text(key);
    }

    /** Capitals, spaces single, old and new place of the tone alike, letters that were spaced out ("M Ậ T") together. */
    static String plain(String line) {
        String upper = line.toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}: ]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String together = upper.matches("\\p{L}( \\p{L})+") ? upper.replace(" ", "") : upper;
        return together.replace("OẢ", "ỎA").replace("UỶ", "ỦY");
    }
}
