package vn.loaxa.conversation.engine;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.loaxa.text.Vietnamese;

/**
 * A small condition on what was answered: {@code has ten}, {@code no ten}, {@code hoi.id = HND}, {@code hoi != Khác},
 * {@code so > 3}, {@code so < 10}. Words compare without accents and case. Immutable.
 */
public record Condition(String variable, Operator operator, String value) {
    private static final Pattern PRESENCE = Pattern.compile("(has|no)\\s+(" + Template.NAME + ")");
    private static final Pattern COMPARISON = Pattern.compile("(" + Template.NAME + ")\\s*(!=|=|<|>)\\s*(.+)");

    /** How the variable is held against the value. */
    public enum Operator {
        HAS,
        NO,
        EQUAL,
        DIFFERENT,
        LESS,
        MORE
    }

    /** Empty when the text is no condition. */
    public static Optional<Condition> parse(String text) {
        var presence = PRESENCE.matcher(text.strip());
        if (presence.matches()) {
            Operator operator = presence.group(1).equals("has") ? Operator.HAS : Operator.NO;
            return Optional.of(new Condition(presence.group(2), operator, ""));
        }
        var comparison = COMPARISON.matcher(text.strip());
        if (!comparison.matches()) {
            return Optional.empty();
        }
        Operator operator =
                switch (comparison.group(2)) {
                    case "=" -> Operator.EQUAL;
                    case "!=" -> Operator.DIFFERENT;
                    case "<" -> Operator.LESS;
                    default -> Operator.MORE;
                };
        return Optional.of(
                new Condition(comparison.group(1), operator, comparison.group(3).strip()));
    }

    boolean holds(Function<String, String> values) {
        String actual = values.apply(variable);
        return switch (operator) {
            case HAS -> !actual.isEmpty();
            case NO -> actual.isEmpty();
            case EQUAL -> same(actual);
            case DIFFERENT -> !same(actual);
            case LESS -> number(actual) < number(value);
            case MORE -> number(actual) > number(value);
        };
    }

    private boolean same(String actual) {
        return Vietnamese.fold(actual).equals(Vietnamese.fold(value));
    }

    /** What is no number is less and more than nothing. */
    private static double number(String text) {
        return text.matches("-?\\d{1,15}") ? Long.parseLong(text) : Double.NaN;
    }
}
