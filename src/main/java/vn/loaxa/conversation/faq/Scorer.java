package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well a question fits an entry: the share of the question's weight (rare words weigh more) that the entry covers,
 * words and neighbouring pairs, and a little of how much of a phrasing the question covers in turn. Immutable.
 */
final class Scorer {
    private static final double ELSEWHERE = 0.75;
    private static final double IN_ANSWER = 0.5;
    private static final double PAIRS = 0.6;
    private static final double REVERSE = 0.35;

    private static final double LITTLE = 0.8;

    private final Map<String, Integer> frequency = new HashMap<>();
    private final Map<FaqEntry, Document> documents = new HashMap<>();
    private final int entries;

    Scorer(List<FaqEntry> all) {
        entries = all.size();
        for (FaqEntry entry : all) {
            Document document = new Document(entry);
            documents.put(entry, document);
            document.words().forEach(word -> frequency.merge(word, 1, Integer::sum));
        }
    }

    Map<String, Integer> vocabulary() {
        return frequency;
    }

    /** A word of the question as understood; {@code trust} 0 means that no entry has it. */
    record Term(String word, double trust) {}

    double score(FaqEntry entry, List<Term> question) {
        Document document = documents.getOrDefault(entry, new Document(entry));
        double best = 0;
        for (Phrase phrase : document.phrases) {
            double reverse = reverse(phrase, question);
            double forward = forward(document, phrase, question);
            best = Math.max(best, forward * (1 - REVERSE) + Math.min(forward, reverse) * REVERSE);
        }
        return best;
    }

    private double forward(Document document, Phrase phrase, List<Term> question) {
        double whole = 0;
        double covered = 0;
        for (int i = 0; i < question.size(); i++) {
            Term term = question.get(i);
            double weight = weight(term);
            whole += weight;
            covered += weight * term.trust() * document.match(phrase, term.word());
            if (i > 0) {
                double pair = PAIRS * Math.min(weight, weight(question.get(i - 1)));
                String words = question.get(i - 1).word() + " " + term.word();
                whole += pair;
                covered += pair * document.match(phrase, words);
            }
        }
        // A question of which little is covered says little, however small it is.
        return whole == 0 ? 0 : covered / whole * (covered / (covered + LITTLE));
    }

    private double reverse(Phrase phrase, List<Term> question) {
        if (!phrase.asked) {
            return 1;
        }
        Set<String> asked = new HashSet<>();
        question.forEach(term -> asked.add(term.word()));
        double whole = 0;
        double covered = 0;
        for (String word : phrase.content) {
            double weight = rarity(word);
            whole += weight;
            covered += asked.contains(word) ? weight : 0;
        }
        return whole == 0 ? 0 : covered / whole;
    }

    private double weight(Term term) {
        return rarity(term.word());
    }

    /** A word that no entry has is as telling as the rarest. */
    private double rarity(String word) {
        int having = frequency.getOrDefault(word, 0);
        double rarity = Math.log(1 + (entries + 0.5) / (having + 0.5));
        return FaqText.isFunction(word) ? rarity * 0.35 : rarity;
    }

    /** One phrasing, or the answer of an entry that has no question. */
    private record Phrase(Set<String> content, Set<String> all, boolean asked) {}

    private static final class Document {
        private final List<Phrase> phrases = new ArrayList<>();
        private final Set<String> elsewhere = new HashSet<>();
        private final Set<String> answer;

        Document(FaqEntry entry) {
            answer = units(FaqText.words(entry.answer()));
            List<String> texts = new ArrayList<>(entry.phrasings());
            texts.add(0, entry.question());
            for (String text : texts) {
                List<String> words = FaqText.words(text);
                if (!words.isEmpty()) {
                    Set<String> units = units(words);
                    units.addAll(units(FaqText.content(words)));
                    phrases.add(new Phrase(new LinkedHashSet<>(FaqText.content(words)), units, true));
                    elsewhere.addAll(units);
                }
            }
            if (phrases.isEmpty()) {
                phrases.add(new Phrase(Set.of(), answer, false));
            }
        }

        /** Words and pairs of neighbours. */
        private static Set<String> units(List<String> words) {
            Set<String> units = new HashSet<>(words);
            for (int i = 1; i < words.size(); i++) {
                units.add(words.get(i - 1) + " " + words.get(i));
            }
            return units;
        }

        Set<String> words() {
            Set<String> words = new HashSet<>(elsewhere);
            words.addAll(answer);
            words.removeIf(unit -> unit.indexOf(' ') >= 0);
            return words;
        }

        double match(Phrase phrase, String unit) {
            if (phrase.all.contains(unit)) {
                return 1;
            }
            return elsewhere.contains(unit) ? ELSEWHERE : answer.contains(unit) ? IN_ANSWER : 0;
        }
    }
}
