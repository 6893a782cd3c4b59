package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways a question may be read: slips mended, shortenings written out. "tt" is thủ tục, thường trú or thông tin, and only the
 * entries can tell which; so every way is tried. Immutable.
 */
final class Readings {
    /** Ways that are tried for one question; more than two ambiguous words in it are rare. */
    private static final int MOST = 8;

    private static final int LONG_SHORTENING = 4;
    private static final int LONG_WORD = 5;

    /** A word that the entries use and that can be spoken is that word, whatever else begins with its letters. */
    private static final Pattern SPEAKABLE = Pattern.compile("[aeiouy]");

    private final Map<String, Integer> vocabulary;
    private final Repair repair;
    private final Acronyms acronyms;

    /** @param vocabulary words of the index with how many entries have them */
    Readings(List<FaqEntry> entries, Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        Map<String, Integer> known = new HashMap<>(vocabulary);
        Synonyms.words().forEach(word -> known.putIfAbsent(word, 0));
        repair = new Repair(known);
        acronyms = new Acronyms(entries);
    }

    /** At least one; without the words that say nothing. */
    List<List<Scorer.Term>> of(String question) {
        List<List<Scorer.Term>> all = List.of(List.of());
        for (FaqText.Typed typed : FaqText.typed(question)) {
            List<List<Scorer.Term>> ways = ways(typed);
            int tried = all.size() * ways.size() > MOST ? 1 : ways.size();
            List<List<Scorer.Term>> longer = new ArrayList<>();
            for (List<Scorer.Term> way : ways.subList(0, tried)) {
                all.forEach(begun ->
                        longer.add(Stream.concat(begun.stream(), way.stream()).toList()));
            }
            all = longer;
        }
        return all.stream().map(Readings::content).distinct().toList();
    }

    private List<List<Scorer.Term>> ways(FaqText.Typed typed) {
        String word = typed.token().word();
        List<List<Scorer.Term>> ways = new ArrayList<>();
        for (List<String> meaning : typed.meanings().isEmpty() ? mended(word) : typed.meanings()) {
            ways.add(meaning.stream().map(part -> term(part, part)).toList());
        }
        Scorer.Term plain = term(word, typed.token().precise());
        boolean indexed = vocabulary.containsKey(plain.word());
        if (!indexed || !SPEAKABLE.matcher(plain.word()).find()) {
            double trust = indexed ? plain.trust() : 1;
            for (List<String> meaning : acronyms.meanings(plain.word())) {
                ways.add(meaning.stream()
                        .map(part -> new Scorer.Term(part, part, trust))
                        .toList());
            }
        }
        if (ways.isEmpty()
                || vocabulary.containsKey(word)
                || indexed && typed.meanings().isEmpty()) {
            ways.add(0, List.of(plain));
        }
        return ways;
    }

    /** Slips in a shortening that is long enough to be known by its other letters: "bgxh" is bảo hiểm xã hội, "onlne" is online. */
    private List<List<String>> mended(String word) {
        boolean spoken = SPEAKABLE.matcher(word).find();
        if (word.length() < (spoken ? LONG_WORD : LONG_SHORTENING)
                || vocabulary.containsKey(word)
                || Repair.isSyllable(word)) {
            return List.of();
        }
        return FaqText.shortenings().entrySet().stream()
                .filter(known -> known.getKey().length() >= LONG_SHORTENING)
                .filter(known -> Repair.oneSlip(word, known.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(known -> known.getValue().get(0))
                .limit(2)
                .toList();
    }

    private Scorer.Term term(String word, String precise) {
        Optional<Repair.Guess> guess = repair.guess(word);
        String meant = guess.map(Repair.Guess::word).orElse(word);
        return new Scorer.Term(
                meant,
                meant.equals(word) ? precise : meant,
                guess.map(Repair.Guess::trust).orElse(0.0));
    }

    private static List<Scorer.Term> content(List<Scorer.Term> all) {
        Set<String> content = new HashSet<>(
                FaqText.content(all.stream().map(Scorer.Term::word).toList()));
        return all.stream().filter(term -> content.contains(term.word())).toList();
    }
}
