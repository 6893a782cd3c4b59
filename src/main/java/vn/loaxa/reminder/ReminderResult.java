package vn.loaxa.reminder;

/** How setting a reminder ended. Nothing is ever scheduled on a guess. */
public sealed interface ReminderResult {
    record Created(Reminder reminder) implements ReminderResult {}

    /** Something is missing or unclear; the question, in Vietnamese, ready to be sent. */
    record Asked(String question) implements ReminderResult {}

    /** Impossible, past or not allowed; the sentence, in Vietnamese, ready to be sent. */
    record Refused(String sentence) implements ReminderResult {}
}
