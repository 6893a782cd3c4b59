package vn.loaxa.broadcast.answer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.loaxa.text.Messages;

/** Says a set of answers back, as understood, and what was not. */
public final class AnswerText {
    public static final Messages MESSAGES = new Messages("answers");

    private AnswerText() {}

    static String text(String key) {
        return MESSAGES.text(key);
    }

    static String text(String key, Map<String, ?> values) {
        return MESSAGES.text(key, values);
    }

    /** One line an answer, with what giving it leads to. */
    public static List<String> lines(AnswerSet set) {
        if (set.counts().isEmpty()) {
            return set.choices().stream().map(AnswerText::line).toList();
        }
        Stream<String> zero =
                set.zero().isEmpty() ? Stream.of() : Stream.of(text("line.zero", Map.of("zero", set.zero())));
        return Stream.concat(
                        Stream.of(text(
                                "line.counts",
                                Map.of("counts", String.join(", ", set.counts()), "example", set.example()))),
                        zero)
                .toList();
    }

    private static String line(Choice choice) {
        String leads = (choice.help() ? text("line.help") : "")
                + (choice.reason() ? text("line.reason") : "")
                + (choice.receipt() ? "" : text("line.no-receipt"));
        return text("line.choice", Map.of("key", choice.key(), "label", choice.label())) + leads;
    }

    /** What is to be put right. */
    public static String fault(AnswerSetReader.Read read) {
        return text("fault." + read.fault(), Map.of("said", read.where(), "most", AnswerSet.MOST_CHOICES));
    }
}
