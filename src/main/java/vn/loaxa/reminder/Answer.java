package vn.loaxa.reminder;

import java.util.Optional;

/** What can be answered to an invitation; the numbers are those that people type. */
public enum Answer {
    COMING(1),
    ABSENT(2),
    CALL_BACK(3);

    private final int number;

    Answer(int number) {
        this.number = number;
    }

    public static Optional<Answer> of(int number) {
        for (var answer : values()) {
            if (answer.number == number) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
