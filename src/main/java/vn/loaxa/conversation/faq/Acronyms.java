package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What initials stand for, learnt from the entries themselves: "pccc" where one says "phòng cháy chữa cháy". Immutable. */
final class Acronyms {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 6;

    private final Map<String, List<String>> meanings = new HashMap<>();

    Acronyms(List<FaqEntry> entries) {
        for (FaqEntry entry : entries) {
            List<String> texts = new ArrayList<>(entry.phrasings());
            texts.add(0, entry.question());
            texts.add(entry.answer());
            texts.forEach(text -> learn(FaqText.words(text)));
        }
    }

    private void learn(List<String> words) {
        for (int start = 0; start < words.size(); start++) {
            StringBuilder initials = new StringBuilder();
            for (int end = start; end < Math.min(words.size(), start + LONGEST); end++) {
                initials.append(words.get(end).charAt(0));
                if (end - start + 1 >= SHORTEST) {
                    meanings.putIfAbsent(initials.toString(), List.copyOf(words.subList(start, end + 1)));
                }
            }
        }
    }

    /** The words, or none: a word that could be a syllable of its own is no acronym. */
    List<String> meaning(String word) {
        return word.length() < SHORTEST || Repair.isSyllable(word) ? List.of() : meanings.getOrDefault(word, List.of());
    }
}
