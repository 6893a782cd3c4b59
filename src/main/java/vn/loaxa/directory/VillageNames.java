package vn.loaxa.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/** Finds the village that typed words name: "thôn 3", "thon so 3", "t3", "thon3", its own name, or one of the past. Immutable. */
final class VillageNames {
    private static final Set<List<String>> TERMS =
            Set.of(List.of("thon"), List.of("xom"), List.of("khu", "pho"), List.of("to", "dan", "pho"), List.of("tdp"));

    private static final Set<String> PEOPLE = Set.of(
            "ba", "con", "nhan", "dan", "nguoi", "toan", "bo", "tat", "ca", "cac", "ho", "gia", "dinh", "o", "trong");

    private static final Pattern LETTERS_THEN_DIGITS = Pattern.compile("(?<=\\p{L})(?=\\p{Nd})");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final Pattern SHORT = Pattern.compile("t\\p{Nd}+");

    /**
     * What was found.
     *
     * @param former the name of the past by which it was named, or null
     * @param rest the words that are not the village's
     * @param unknown a village was named that is not here
     */
    record Found(@Nullable Village village, @Nullable String former, List<String> rest, boolean unknown) {}

    /** What a phrase means; {@code former} as in {@link Found}. */
    private record Meant(Village village, @Nullable String former) {}

    private final Map<List<String>, Meant> phrases = new HashMap<>();
    private final int longest;

    VillageNames(List<Village> villages) {
        for (Village village : villages) {
            var meant = new Meant(village, null);
            add(village.name(), meant);
            add(village.code(), meant);
            village.aliases().forEach(alias -> add(alias, meant));
        }
        // A name that one village gave up and another took is the other's.
        for (Village village : villages) {
            village.formerNames().forEach(name -> add(name, new Meant(village, name)));
            village.formerCodes().forEach((code, name) -> add(code, new Meant(village, name)));
        }
        longest = phrases.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    private void add(String name, Meant village) {
        List<String> words = words(name);
        phrases.putIfAbsent(words, village);
        List<String> own = withoutTerm(words);
        if (own.isEmpty() || own.equals(words)) {
            return;
        }
        for (List<String> term : TERMS) {
            phrases.putIfAbsent(join(term, own), village);
            phrases.putIfAbsent(join(join(term, List.of("so")), own), village);
        }
        if (own.size() > 1 || !isNumber(own.get(0))) {
            phrases.putIfAbsent(own, village);
        }
    }

    /** Exactly a village, and nothing else but words such as "bà con". */
    Optional<Village> only(String typed) {
        return alone(typed).map(Found::village);
    }

    /** The name of the past by which exactly a village is named; empty if it is named by one of today, or none is. */
    Optional<String> former(String typed) {
        return alone(typed).map(Found::former);
    }

    private Optional<Found> alone(String typed) {
        Found found = take(Vietnamese.words(typed));
        return Optional.of(found).filter(it -> PEOPLE.containsAll(it.rest()) && !it.unknown());
    }

    /** Takes the village out of the words. */
    Found take(List<String> typed) {
        List<String> words = split(typed);
        for (int length = Math.min(longest, words.size()); length > 0; length--) {
            for (int at = 0; at + length <= words.size(); at++) {
                Meant meant = phrases.get(words.subList(at, at + length));
                if (meant != null) {
                    List<String> rest = join(words.subList(0, at), words.subList(at + length, words.size()));
                    return new Found(meant.village(), meant.former(), withoutTerms(rest), namesVillage(rest));
                }
            }
        }
        return lastNumber(words).orElseGet(() -> new Found(null, null, withoutTerms(typed), namesVillage(words)));
    }

    /** "Nông dân 3": a number at the end is the village of this number, unless it numbers something else ("tổ 3"). */
    private Optional<Found> lastNumber(List<String> words) {
        int last = words.size() - 1;
        if (last < 1 || !isNumber(words.get(last)) || words.get(last - 1).equals("to") || namesVillage(words)) {
            return Optional.empty();
        }
        Meant meant = phrases.get(List.of("thon", words.get(last)));
        return Optional.ofNullable(meant)
                .map(found -> new Found(found.village(), found.former(), words.subList(0, last), false));
    }

    /** A term with something after it, or a code like t33. */
    private static boolean namesVillage(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            for (List<String> term : TERMS) {
                int end = at + term.size();
                if (end < words.size() && words.subList(at, end).equals(term)) {
                    return true;
                }
            }
            boolean code = at + 1 < words.size() && words.get(at).equals("t") && isNumber(words.get(at + 1));
            if (code || SHORT.matcher(words.get(at)).matches()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> withoutTerm(List<String> words) {
        return TERMS.stream()
                .filter(term -> words.size() > term.size()
                        && words.subList(0, term.size()).equals(term))
                .findFirst()
                .map(term -> words.subList(term.size(), words.size()))
                .orElse(words);
    }

    private static List<String> withoutTerms(List<String> words) {
        var rest = new ArrayList<>(words);
        for (List<String> term : TERMS) {
            int at = Collections.indexOfSubList(rest, term);
            if (at >= 0) {
                rest.subList(at, at + term.size()).clear();
            }
        }
        return rest;
    }

    private static List<String> words(String name) {
        return split(Vietnamese.words(name));
    }

    /** thon3 is thon 3, and t3 is t 3. */
    private static List<String> split(List<String> words) {
        return words.stream().flatMap(LETTERS_THEN_DIGITS::splitAsStream).toList();
    }

    private static boolean isNumber(String word) {
        return DIGITS.matcher(word).matches();
    }

    private static List<String> join(List<String> one, List<String> other) {
        var joined = new ArrayList<>(one);
        joined.addAll(other);
        return List.copyOf(joined);
    }
}
