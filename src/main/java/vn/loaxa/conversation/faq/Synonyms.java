package vn.loaxa.conversation.faq;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that people use for each other when they ask an office. Thread-safe. */
final class Synonyms {
    /** Words in the longest phrase of the table. */
    static final int LONGEST = 3;

    private static final Map<String, List<List<String>>> TABLE = FaqTable.read("synonyms");

    private static final Set<String> WORDS = TABLE.keySet().stream()
            .flatMap(phrase -> Arrays.stream(phrase.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private Synonyms() {}

    /** What else a word or phrase may be called, as words; empty when nothing is known. */
    static List<List<String>> of(String phrase) {
        return TABLE.getOrDefault(phrase, List.of());
    }

    /** The single words of the table: none of them is a slip for another. */
    static Set<String> words() {
        return WORDS;
    }

    /** Which of the words are part of a phrase of several words that the table knows. */
    static boolean[] phrases(List<String> words) {
        boolean[] part = new boolean[words.size()];
        for (int start = 0; start < words.size(); start++) {
            String phrase = words.get(start);
            for (int end = start + 1; end < Math.min(words.size(), start + LONGEST); end++) {
                phrase = phrase + " " + words.get(end);
                if (TABLE.containsKey(phrase)) {
                    Arrays.fill(part, start, end + 1, true);
                }
            }
        }
        return part;
    }
}
