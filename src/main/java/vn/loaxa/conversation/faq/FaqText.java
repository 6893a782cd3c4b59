package vn.loaxa.conversation.faq;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import vn.loaxa.text.Vietnamese;

/** A text as the words that are indexed: folded, shortenings written out. Thread-safe. */
final class FaqText {
    /** Long messages carry a story; past this many words the question has been asked. */
    private static final int MOST_WORDS = 120;

    private static final int LONG_MESSAGE = 5;
    private static final Pattern BREAK = Pattern.compile("[^a-z0-9]+");
    private static final Properties ABBREVIATIONS = load();

    /** Words that say nothing about the subject; dropped from longer messages only. */
    private static final Set<String> FUNCTION = Set.of(
            "a", "ah", "toi", "minh", "em", "anh", "chi", "bac", "chau", "con", "ban", "cho", "hoi", "xin", "muon",
            "thi", "la", "ma", "va", "cua", "co", "duoc", "khong", "gi", "nao", "the", "nhu", "sao", "lam", "o", "dau",
            "thua", "voi", "nhe", "nha", "vay", "de", "phai", "can", "bi", "roi", "nay", "do", "kia", "cac", "nhung",
            "da", "se", "dang", "khi", "bao", "may", "ai", "tai", "tu", "trong", "ve", "den", "vao", "ra", "thay",
            "biet", "giup", "thu", "tuc");

    private FaqText() {}

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : BREAK.split(Vietnamese.fold(text), -1)) {
            if (!word.isEmpty() && words.size() < MOST_WORDS) {
                words.addAll(List.of(ABBREVIATIONS.getProperty(word, word).split(" ")));
            }
        }
        return words;
    }

    /** Without function words, if enough is left and the message was long. */
    static List<String> content(List<String> words) {
        if (words.size() < LONG_MESSAGE) {
            return words;
        }
        List<String> content =
                words.stream().filter(word -> !FUNCTION.contains(word)).toList();
        return content.size() >= 2 ? content : words;
    }

    static boolean isFunction(String word) {
        return FUNCTION.contains(word);
    }

    private static Properties load() {
        Properties table = new Properties();
        try (var in = FaqText.class.getResourceAsStream("/faq/abbreviations.properties")) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks faq/abbreviations.properties");
            }
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading faq/abbreviations.properties", e);
        }
    }
}
