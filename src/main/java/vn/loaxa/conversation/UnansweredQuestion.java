package vn.loaxa.conversation;

import java.time.Instant;

/**
 * A question that the FAQ had no answer to, with all that are alike.
 *
 * @param question as it was first typed, shortened, without long numbers
 * @param times how often it or one alike came
 */
public record UnansweredQuestion(long id, String question, int times, Instant firstAt, Instant lastAt) {}
