package vn.loaxa.broadcast.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.loaxa.text.Vietnamese;

/**
 * What a directive asks: one of some choices, or one to four counts such as "số chó, số mèo", or nothing of its own. Its text form
 * ({@link #toString}) is what is typed, stored, and part of what an approval is bound to; {@link AnswerSetReader} reads it again.
 *
 * @param counts what is counted, as shown
 * @param zero what a bare 0 means, or empty; for counts only
 */
public record AnswerSet(List<Choice> choices, List<String> counts, String zero) {
    /** As many as one digit chooses from. */
    public static final int MOST_CHOICES = 9;

    public static final int MOST_COUNTS = 4;
    /** Nothing of its own: "đã nhận" is all there is to say. */
    public static final AnswerSet NONE = new AnswerSet(List.of(), List.of(), "");

    public AnswerSet {
        choices = List.copyOf(choices);
        counts = List.copyOf(counts);
        if (!choices.isEmpty() && !counts.isEmpty()) {
            throw new IllegalArgumentException("Choices and counts together");
        }
    }

    public boolean none() {
        return choices.isEmpty() && counts.isEmpty();
    }

    public Optional<Choice> choice(String key) {
        String folded = Vietnamese.fold(key);
        return choices.stream()
                .filter(choice -> Vietnamese.fold(choice.key()).equals(folded))
                .findFirst();
    }

    /** In one line, as people read it. */
    public String shown() {
        if (counts.isEmpty()) {
            return choices.stream().map(Choice::shown).collect(Collectors.joining("   "));
        }
        return AnswerText.text(
                zero.isEmpty() ? "counts" : "counts.zero",
                Map.of("counts", String.join(", ", counts), "example", example(), "zero", zero));
    }

    /** An answer that fits, to be shown as an example. */
    public String example() {
        return counts.isEmpty()
                ? choices.stream().map(Choice::key).findFirst().orElse("")
                : IntStream.range(0, counts.size())
                        .mapToObj(i -> i == 0 ? "2" : "1")
                        .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        String asked = counts.isEmpty()
                ? choices.stream().map(Choice::toString).collect(Collectors.joining("\n"))
                : String.join(", ", counts);
        return zero.isEmpty() ? asked : asked + "\n0 = " + zero;
    }
}
