package vn.loaxa.conversation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.loaxa.text.Vietnamese;

/** A message as words: folded for comparing, with the way back to what was really typed. Immutable. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[^\\s\\p{Z}]+");
    private static final Pattern EDGE = Pattern.compile("^[^\\p{L}\\p{N}+]+|[^\\p{L}\\p{N}]+$");

    private final String typed;
    private final List<String> folded = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    /** Line breaks in the text are kept, for the contents of notices. */
    Words(String text) {
        typed = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]", "")
                .strip();
        Matcher word = WORD.matcher(typed);
        while (word.find()) {
            String bare = EDGE.matcher(Vietnamese.fold(word.group())).replaceAll("");
            if (!bare.isEmpty()) {
                folded.add(bare);
                ends.add(word.end());
            }
        }
    }

    int size() {
        return folded.size();
    }

    String word(int index) {
        return folded.get(index);
    }

    /** All words, folded, one space between them. */
    String all() {
        return String.join(" ", folded);
    }

    /** How many words the phrase has if the message begins with it, else -1. */
    int startsWith(String phrase) {
        String[] words = phrase.split(" ", -1);
        if (words.length > folded.size()) {
            return -1;
        }
        for (int i = 0; i < words.length; i++) {
            if (!words[i].equals(folded.get(i))) {
                return -1;
            }
        }
        return words.length;
    }

    /** What was typed after the first {@code count} words. */
    String after(int count) {
        return count == 0 ? typed : typed.substring(ends.get(count - 1)).strip();
    }
}
