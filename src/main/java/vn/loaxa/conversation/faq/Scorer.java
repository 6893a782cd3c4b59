package vn.loaxa.conversation.faq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How well a question fits an entry: the share of the question's weight (rare words weigh more) that the entry covers,
 * words and neighbouring pairs, and a little of how much of a phrasing the question covers in turn. Immutable.
 */
final class Scorer {
    private static final double ELSEWHERE = 0.75;
    private static final double IN_ANSWER = 0.55;
    private static final double PAIRS = 0.5;
    private static final double REVERSE = 0.15;
    private static final double LITTLE = 1.6;
    /** In a long text any few words are found; more of them must be. */
    private static final double LITTLE_IN_TEXT = 8;

    private static final double MUCH_IN_TEXT = 1.4;
    /** A word that is only used for the one that was asked counts less than that one. */
    private static final double SYNONYM = 0.9;
    /** The same letters with other accents are often another word, and sometimes a slip. */
    private static final double OTHER_ACCENT = 0.8;

    private static final double FUNCTION = 0.45;
    /** A question of which nothing says which matter is meant is less sure, however well it fits. */
    private static final double VAGUE = 0.75;

    private final Map<String, Integer> frequency = new HashMap<>();
    private final IdentityHashMap<FaqEntry, Document> documents = new IdentityHashMap<>();
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

    /**
     * A word of the question as understood.
     *
     * @param precise as it was typed, tone last; the same as the word where no accent was typed
     * @param trust 0 means that no entry has it
     */
    record Term(String word, String precise, double trust) {}

    /** A question made ready to be held against many entries. */
    final class Question {
        private final List<Term> terms;
        private final Set<String> words = new HashSet<>();
        private final double[] weights;
        private final List<Other> others = new ArrayList<>();
        private final boolean vague;

        /** From the term at {@code start} on, {@code length} terms may be called by these words instead. */
        private record Other(int start, int length, List<String> words, List<String> units) {}

        Question(List<Term> terms) {
            this.terms = List.copyOf(terms);
            terms.forEach(term -> words.add(term.word()));
            vague = words.stream().allMatch(FaqText::isVague);
            weights = terms.stream().mapToDouble(term -> rarity(term.word())).toArray();
            for (int start = 0; start < terms.size(); start++) {
                String phrase = "";
                for (int end = start; end < Math.min(terms.size(), start + Synonyms.LONGEST); end++) {
                    phrase = (phrase + " " + terms.get(end).word()).strip();
                    for (List<String> other : Synonyms.of(phrase)) {
                        others.add(new Other(start, end - start + 1, other, List.copyOf(Document.units(other))));
                    }
                }
            }
        }

        int size() {
            return terms.size();
        }
    }

    double score(FaqEntry entry, Question question) {
        Document document = Objects.requireNonNull(documents.get(entry), "an entry of the index");
        double best = 0;
        for (Phrase phrase : document.phrases) {
            double forward = new Reading(document, phrase, question).covered();
            double reverse = reverse(phrase, question);
            best = Math.max(best, forward * (1 - REVERSE) + Math.min(forward, reverse) * REVERSE);
        }
        return question.vague ? best * VAGUE : best;
    }

    /** One question held against one phrasing: how each of its words is found there, and as which word. */
    private static final class Reading {
        private final Document document;
        private final Phrase phrase;
        private final Question question;
        private final double[] match;
        private final String[] first;
        private final String[] last;

        Reading(Document document, Phrase phrase, Question question) {
            this.document = document;
            this.phrase = phrase;
            this.question = question;
            match = new double[question.size()];
            first = new String[question.size()];
            last = new String[question.size()];
            for (int i = 0; i < match.length; i++) {
                Term term = question.terms.get(i);
                match[i] = term.trust() * document.match(phrase, term.word()) * accent(term);
                first[i] = term.word();
                last[i] = term.word();
            }
            question.others.forEach(this::otherwise);
        }

        private double accent(Term term) {
            if (term.precise().equals(term.word())) {
                return 1;
            }
            Set<String> forms = phrase.accents.getOrDefault(term.word(), Set.of());
            return forms.isEmpty()
                            || forms.contains(term.word())
                            || forms.stream().anyMatch(form -> lostMarks(term.precise(), form))
                    ? 1
                    : OTHER_ACCENT;
        }

        /** Marks get lost in typing; others than the word has make it another word. */
        private static boolean lostMarks(String typed, String form) {
            int at = 0;
            for (int i = 0; i < form.length() && at < typed.length(); i++) {
                char letter = typed.charAt(at);
                at += letter == form.charAt(i) || letter == 'd' && form.charAt(i) == 'đ' ? 1 : 0;
            }
            return at == typed.length();
        }

        /** Takes the words as the other ones where that fits better. */
        private void otherwise(Question.Other other) {
            double found = 1;
            for (String unit : other.units()) {
                found = Math.min(found, document.match(phrase, unit));
            }
            double typed = 0;
            for (int i = other.start(); i < other.start() + other.length(); i++) {
                typed += match[i] / other.length();
            }
            if (found * SYNONYM > typed) {
                for (int i = other.start(); i < other.start() + other.length(); i++) {
                    match[i] = found * SYNONYM;
                    first[i] = other.words().get(0);
                    last[i] = other.words().get(other.words().size() - 1);
                }
            }
        }

        private double pair(int i) {
            boolean asOne = first[i].equals(first[i - 1])
                    && last[i].equals(last[i - 1])
                    && !first[i].equals(question.terms.get(i).word());
            return asOne ? match[i] : document.match(phrase, last[i - 1] + " " + first[i]);
        }

        double covered() {
            double whole = 0;
            double covered = 0;
            for (int i = 0; i < match.length; i++) {
                double weight = question.weights[i];
                whole += weight;
                covered += weight * match[i];
                if (i > 0) {
                    double pair = PAIRS * Math.min(weight, question.weights[i - 1]);
                    whole += pair;
                    covered += pair * pair(i);
                }
            }
            // A question of which little is covered says little, however small it is.
            if (whole == 0) {
                return 0;
            }
            double much =
                    phrase.asked ? covered / (covered + LITTLE) : MUCH_IN_TEXT * covered / (covered + LITTLE_IN_TEXT);
            return covered / whole * much;
        }
    }

    private double reverse(Phrase phrase, Question question) {
        if (!phrase.asked) {
            return 1;
        }
        double whole = 0;
        double covered = 0;
        for (String word : phrase.content) {
            double weight = rarity(word);
            whole += weight;
            covered += question.words.contains(word) ? weight : 0;
        }
        return whole == 0 ? 0 : covered / whole;
    }

    /** A word that no entry has is as telling as the rarest. */
    private double rarity(String word) {
        int having = frequency.getOrDefault(word, 0);
        double rarity = Math.log(1 + (entries + 0.5) / (having + 0.5));
        return FaqText.isFunction(word) ? rarity * FUNCTION : rarity;
    }

    /** One phrasing, or the answer of an entry that has no question. */
    private record Phrase(Set<String> content, Set<String> all, Map<String, Set<String>> accents, boolean asked) {}

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
                    phrases.add(new Phrase(new LinkedHashSet<>(FaqText.content(words)), units, accents(text), true));
                    elsewhere.addAll(units);
                }
            }
            if (phrases.isEmpty()) {
                phrases.add(new Phrase(Set.of(), answer, accents(entry.answer()), false));
            }
        }

        private static Map<String, Set<String>> accents(String text) {
            Map<String, Set<String>> accents = new HashMap<>();
            FaqText.tokens(text).forEach(token -> accents.computeIfAbsent(token.word(), word -> new HashSet<>())
                    .add(token.precise()));
            return accents;
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
