package vn.loaxa.broadcast;

/** How setting a follow-up ended; {@code said} is a sentence in Vietnamese, ready to be shown. */
public record FollowUpResult(boolean ok, String said) {}
