package vn.loaxa.broadcast.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.loaxa.text.Vietnamese;

/**
 * Reads what people type in answer to a set: "1", "2 bận đi viện", "vang vi di vien", "an toan", "2 1", "1 mèo 2 chó". What is not
 * surely one of the answers is none. Pure.
 */
public final class AnswerReader {
    private static final int LONGEST_REASON = 300;
    /** A house with more is a farm, and a slip is likelier. */
    private static final int MOST = 9999;
    /** Words of the label, said in other ways, are short; what is longer is a sentence about something. */
    private static final int MOST_WORDS = 8;

    private static final Pattern KEYED =
            Pattern.compile("([\\p{L}\\d]{1,10})(?:\\s*[.):=,-]\\s*|\\s+|$)(.*)", Pattern.DOTALL);
    private static final Pattern WHY = Pattern.compile(
            "^[\\s:,(.-]*(?:(?:mặt|mat)\\s+)?(?:vì|vi|do|bởi|boi|lý do|ly do|bận|ban)(?!\\p{L}).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WHY_WORD = Pattern.compile(
            "^[\\s:,(.-]*(?:(?:mặt|mat)(?!\\p{L})\\s*)?(?:(?:vì|vi|do|bởi|boi|lý do|ly do)(?!\\p{L})\\s*)*[\\s:,.-]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Set<String> POLITE =
            Set.of("a", "nhe", "nha", "xin", "bao", "toi", "em", "chau", "con", "bac", "minh", "thua", "da", "roi");
    private static final Set<String> NONE_OF_IT =
            Set.of("khong nuoi", "khong co", "khong co con nao", "khong nuoi con nao");

    private AnswerReader() {}

    /** The answer, or empty if these words are none of this set's. */
    public static Optional<Given> read(AnswerSet set, String typed) {
        String text = Vietnamese.clean(typed);
        if (text.isEmpty() || set.none()) {
            return Optional.empty();
        }
        if (!set.counts().isEmpty()) {
            return counts(set, text).map(found -> new Given("", found, ""));
        }
        return byKey(set, text).or(() -> byReason(set, text)).or(() -> byLabel(set, text));
    }

    /** "2", "2. bận đi viện"; the words of the label may stand in between. */
    private static Optional<Given> byKey(AnswerSet set, String text) {
        Matcher keyed = KEYED.matcher(text);
        if (!keyed.matches()) {
            return Optional.empty();
        }
        return set.choice(keyed.group(1)).flatMap(choice -> {
            String rest = afterLabel(choice, keyed.group(2).strip());
            boolean bare = polite(Vietnamese.words(rest)).isEmpty();
            boolean words = rest.codePoints().anyMatch(Character::isLetter);
            return bare || choice.reason() && choice.numbered() && words
                    ? Optional.of(Given.of(choice, bare ? "" : reason(rest)))
                    : Optional.empty();
        });
    }

    private static String afterLabel(Choice choice, String rest) {
        List<String> label = choice.words();
        List<String> words = Vietnamese.words(rest);
        boolean repeats =
                words.size() >= label.size() && words.subList(0, label.size()).equals(label);
        return repeats ? after(rest, label.size()) : rest;
    }

    /** "vắng vì đi viện": the label, then a word that gives the reason. */
    private static Optional<Given> byReason(AnswerSet set, String text) {
        List<String> words = Vietnamese.words(text);
        int skipped = 0;
        while (skipped < words.size() && POLITE.contains(words.get(skipped))) {
            skipped++;
        }
        for (Choice choice : set.choices()) {
            List<String> label = choice.words();
            int end = skipped + label.size();
            boolean begins = choice.reason()
                    && words.size() > end
                    && words.subList(skipped, end).equals(label);
            if (begins && WHY.matcher(after(text, end)).matches()) {
                return Optional.of(Given.of(choice, reason(after(text, end))));
            }
        }
        return Optional.empty();
    }

    /**
     * The label itself, or two and more of its words in their order that no other label has: "an toàn", "cần thuyền". "Vang" without
     * its accent is a yes to most people, so a one-word label must be written as it stands.
     */
    private static Optional<Given> byLabel(AnswerSet set, String text) {
        List<String> words = Vietnamese.words(text);
        if (words.size() > MOST_WORDS || words.isEmpty()) {
            return Optional.empty();
        }
        List<Choice> found = fitting(set, text, words);
        if (found.isEmpty()) {
            found = fitting(set, text, polite(words));
        }
        return found.size() == 1 ? Optional.of(Given.of(found.get(0), "")) : Optional.empty();
    }

    private static List<Choice> fitting(AnswerSet set, String text, List<String> words) {
        List<Choice> whole = set.choices().stream()
                .filter(choice -> choice.words().equals(words))
                .toList();
        if (!whole.isEmpty()) {
            boolean written = whole.get(0).words().size() > 1
                    || Arrays.asList(Vietnamese.precise(text).split(" ", -1))
                            .contains(Vietnamese.precise(whole.get(0).label()));
            return written ? whole : List.of();
        }
        // "Nhà tôi" alone says nothing.
        return polite(words).size() < 2
                ? List.of()
                : set.choices().stream()
                        .filter(choice -> inOrder(words, choice.words()))
                        .toList();
    }

    private static boolean inOrder(List<String> words, List<String> label) {
        int at = 0;
        for (String word : label) {
            if (at < words.size() && words.get(at).equals(word)) {
                at++;
            }
        }
        return at == words.size();
    }

    private static Optional<List<Integer>> counts(AnswerSet set, String text) {
        int asked = set.counts().size();
        List<String> said = polite(Vietnamese.words(text));
        String all = String.join(" ", said);
        boolean zero = all.equals("0") || NONE_OF_IT.contains(all) || isZero(set, all);
        if (zero) {
            return Optional.of(Collections.nCopies(asked, 0));
        }
        List<Integer> numbers = NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
        if (numbers.isEmpty() || numbers.size() > asked || numbers.stream().anyMatch(number -> number > MOST)) {
            return Optional.empty();
        }
        return said.stream().allMatch(word -> NUMBER.matcher(word).matches() || word.equals("va"))
                ? Optional.of(numbers).filter(found -> found.size() == asked)
                : named(set, text);
    }

    private static boolean isZero(AnswerSet set, String said) {
        String meant = String.join(" ", Vietnamese.words(set.zero()));
        return !meant.isEmpty() && (said.equals(meant) || said.equals("0 " + meant));
    }

    /** "2 chó 1 mèo", "chó 2, mèo 1": every word must belong to one of the things; what is not named is none. */
    private static Optional<List<Integer>> named(AnswerSet set, String text) {
        Integer[] found = new Integer[set.counts().size()];
        List<String> words = Vietnamese.words(text.toLowerCase(Locale.ROOT)).stream()
                .filter(word -> !Set.of("va", "con", "co", "nha", "toi", "a").contains(word))
                .toList();
        if (words.size() % 2 != 0) {
            return Optional.empty();
        }
        for (int i = 0; i < words.size(); i += 2) {
            boolean numberFirst = NUMBER.matcher(words.get(i)).matches();
            String number = words.get(numberFirst ? i : i + 1);
            int thing = thing(set, words.get(numberFirst ? i + 1 : i));
            if (!NUMBER.matcher(number).matches() || thing < 0 || found[thing] != null) {
                return Optional.empty();
            }
            found[thing] = Integer.valueOf(number);
        }
        return Optional.of(
                Arrays.stream(found).map(number -> number == null ? 0 : number).toList());
    }

    private static int thing(AnswerSet set, String word) {
        for (int i = 0; i < set.counts().size(); i++) {
            if (Vietnamese.words(set.counts().get(i)).contains(word)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> polite(List<String> words) {
        List<String> left = new ArrayList<>(words);
        left.removeIf(POLITE::contains);
        return left;
    }

    private static String reason(String rest) {
        String why = WHY_WORD.matcher(rest).replaceFirst("").replaceFirst("[\\s).]+$", "");
        return why.codePointCount(0, why.length()) <= LONGEST_REASON
                ? why
                : why.substring(0, why.offsetByCodePoints(0, LONGEST_REASON)) + "…";
    }

    /** What was typed after the first {@code count} words. */
    private static String after(String text, int count) {
        Matcher word = Pattern.compile("[\\p{L}\\p{Nd}\\p{Mn}]+").matcher(text);
        int end = 0;
        for (int i = 0; i < count && word.find(); i++) {
            end = word.end();
        }
        return text.substring(end);
    }
}
