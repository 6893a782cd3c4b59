package vn.loaxa.conversation.thread;

/**
 * Residents who wait for an answer: talks and cases.
 *
 * @param mine given to this official; {@code mineLate} of them are past the promise
 * @param free given to nobody yet; {@code freeLate} of them are past the promise
 */
public record Awaiting(int mine, int mineLate, int free, int freeLate) {}
