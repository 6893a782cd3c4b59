package vn.loaxa.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A text being read. What one finder takes, the next ones no longer see. Not thread-safe. */
final class Phrase {
    private static final Pattern CONNECTORS = Words.pattern(
            "(?:\\b(?:cứ đến|cứ tới|vào lúc|vào hồi|vào|lúc|khoảng|tầm|bắt đầu|buổi|ngày|hôm|từ|của)[ :,]*)+$");
    /** Between two things that were taken. */
    private static final Pattern JOIN = Words.pattern("^ ?(?:và|,|đến|tới|-|–) ?$");

    private static final Pattern EDGES = Pattern.compile("^[\\s,.;:–-]+|[\\s,;:–-]+$");

    /** Characters: a time stands at the beginning of what is typed, and the longest text is read in a few milliseconds. */
    private static final int READ = 600;

    private final String original;
    private final StringBuilder view;

    Phrase(String text) {
        original = Words.tidy(text);
        view = new StringBuilder(Words.lower(original));
        view.setLength(Math.min(view.length(), READ));
    }

    /** The first match of what is not yet taken; taken from now on. */
    Optional<MatchResult> take(Pattern pattern) {
        var found = peek(pattern);
        found.ifPresent(this::take);
        return found;
    }

    List<MatchResult> takeAll(Pattern pattern) {
        var all = new ArrayList<MatchResult>();
        // One walk over the text, however many there are.
        var matcher = pattern.matcher(view);
        while (matcher.find()) {
            var found = matcher.toMatchResult();
            all.add(found);
            take(found);
        }
        return all;
    }

    Optional<MatchResult> peek(Pattern pattern) {
        var matcher = pattern.matcher(view);
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    void take(MatchResult found) {
        takeBetween(found.start(), found.end());
    }

    void takeBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            view.setCharAt(i, Words.TAKEN);
        }
    }

    boolean has(Pattern pattern) {
        return peek(pattern).isPresent();
    }

    /** As typed, accents and case kept. */
    String typed(int start, int end) {
        return original.substring(start, end);
    }

    boolean beginsTaken() {
        return view.length() > 0 && view.charAt(0) == Words.TAKEN;
    }

    /** The whole text carries accents, so a word without them was meant without them. */
    boolean accented() {
        return Words.accented(original);
    }

    /** What was not taken, without the small words that lead up to what was. */
    String rest() {
        var rest = new StringBuilder();
        int at = 0;
        while (at < view.length()) {
            int end = at;
            boolean taken = view.charAt(at) == Words.TAKEN;
            while (end < view.length() && (view.charAt(end) == Words.TAKEN) == taken) {
                end++;
            }
            if (!taken) {
                String piece =
                        at > 0 && JOIN.matcher(view.substring(at, end)).find() ? "" : original.substring(at, end);
                rest.append(end < view.length() && !piece.isEmpty() ? cut(piece, view.substring(at, end)) : piece);
            } else {
                rest.append(' ');
            }
            at = end;
        }
        return trim(rest.append(original, view.length(), original.length()).toString());
    }

    private static String cut(String piece, String lower) {
        var matcher = CONNECTORS.matcher(lower.stripTrailing());
        return matcher.find() ? piece.substring(0, matcher.start()) : piece;
    }

    private static String trim(String text) {
        String tidy = text.replaceAll("\\(\\s*\\)", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([,.;:])", "$1")
                .replaceAll("([,;:])[,.;:]+", "$1");
        String before;
        do {
            before = tidy;
            tidy = EDGES.matcher(tidy).replaceAll("");
        } while (!tidy.equals(before));
        return tidy.equals(".") ? "" : tidy;
    }
}
