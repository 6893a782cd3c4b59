package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What initials stand for, learnt from the entries themselves: "pccc" where one says "phòng cháy chữa cháy". Immutable. */
final class Acronyms {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 6;
    /** The same initials stand for many runs of words in a long text; the first ones are tried. */
    private static final int MOST = 3;

    private final Map<String, Set<List<String>>> meanings = new HashMap<>();

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
                    Set<List<String>> known =
                            meanings.computeIfAbsent(initials.toString(), letters -> new LinkedHashSet<>());
                    if (known.size() < MOST) {
                        known.add(List.copyOf(words.subList(start, end + 1)));
                    }
                }
            }
        }
    }

    /** What the word may stand for; nothing for a word that could be a syllable of its own. */
    Set<List<String>> meanings(String word) {
        return word.length() < SHORTEST || Repair.isSyllable(word) ? Set.of() : meanings.getOrDefault(word, Set.of());
    }
}
