package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Finds the indexed word that a slip of the fingers meant: left-over Telex keys, or one letter off. Immutable. */
final class Repair {
    private static final int SHORTEST = 3;

    /** A Vietnamese syllable without accents. A word of this shape may simply be another word. */
    private static final Pattern SYLLABLE =
            Pattern.compile("(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
                    + "(a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oeo|oi|oo|ua|uai|uay|uau|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
                    + "(c|ch|m|n|ng|nh|p|t)?");

    /** How the keys of Telex stand when the keyboard did not turn them into a letter. */
    private static final List<UnaryOperator<String>> TELEX = List.of(
            word -> word.replaceFirst("([a-z]{2,})[sfrxj]$", "$1"),
            word -> word.replace("dd", "d"),
            word -> word.replace("aa", "a").replace("ee", "e").replace("oo", "o"),
            word -> word.replaceAll("([uao])w", "$1"),
            word -> word.replace('w', 'u'),
            word -> word.replaceAll("(?<=[aeiouy])[sfrxj](?=[a-z])", ""));

    private final Map<String, Integer> vocabulary;

    /** @param vocabulary words of the index with how many entries have them */
    Repair(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
    }

    /** The word meant and how sure that is, 0 to 1. */
    record Guess(String word, double trust) {}

    Optional<Guess> guess(String word) {
        if (vocabulary.containsKey(word)) {
            return Optional.of(new Guess(word, 1));
        }
        if (word.length() < SHORTEST - 1 || Character.isDigit(word.charAt(0))) {
            return Optional.empty();
        }
        Optional<String> telex = telex(word);
        if (telex.isPresent()) {
            return Optional.of(new Guess(telex.get(), 0.95));
        }
        boolean realWord = isSyllable(word) || undone(word).stream().skip(1).anyMatch(Repair::isSyllable);
        String best = null;
        for (String candidate : vocabulary.keySet()) {
            if (candidate.length() >= SHORTEST - 1
                    && oneSlip(word, candidate)
                    && (best == null || better(word, candidate, best))) {
                best = candidate;
            }
        }
        return best == null ? Optional.empty() : Optional.of(new Guess(best, realWord ? 0.5 : 0.8));
    }

    static boolean isSyllable(String word) {
        return SYLLABLE.matcher(word).matches();
    }

    private boolean better(String word, String candidate, String best) {
        boolean sameStart = candidate.charAt(0) == word.charAt(0);
        boolean bestStart = best.charAt(0) == word.charAt(0);
        if (sameStart != bestStart) {
            return sameStart;
        }
        int more = vocabulary.getOrDefault(candidate, 0) - vocabulary.getOrDefault(best, 0);
        return more > 0 || more == 0 && candidate.compareTo(best) < 0;
    }

    private Optional<String> telex(String word) {
        return undone(word).stream()
                .filter(form -> form.length() >= 2 && vocabulary.containsKey(form))
                .findFirst();
    }

    /** The word, and with the keys undone in every order. */
    private static List<String> undone(String word) {
        List<String> forms = new ArrayList<>(List.of(word));
        for (UnaryOperator<String> undo : TELEX) {
            for (String form : List.copyOf(forms)) {
                String undone = undo.apply(form);
                if (!forms.contains(undone)) {
                    forms.add(undone);
                }
            }
        }
        return forms;
    }

    /** One letter changed, added, dropped, or two neighbours swapped. */
    static boolean oneSlip(String one, String other) {
        if (one.length() > other.length()) {
            return oneSlip(other, one);
        }
        int gap = other.length() - one.length();
        if (gap > 1) {
            return false;
        }
        int i = 0;
        while (i < one.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        if (gap == 1) {
            return one.substring(i).equals(other.substring(i + 1));
        }
        if (i == one.length() || one.substring(i + 1).equals(other.substring(i + 1))) {
            return true;
        }
        return i + 1 < one.length()
                && one.charAt(i) == other.charAt(i + 1)
                && one.charAt(i + 1) == other.charAt(i)
                && one.substring(i + 2).equals(other.substring(i + 2));
    }
}
