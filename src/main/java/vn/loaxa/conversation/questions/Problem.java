package vn.loaxa.conversation.questions;

/**
 * Something wrong with a draft.
 *
 * @param field question, phrasings, answer, source, owner, as-of or review-by; empty for the whole
 */
public record Problem(String field, String text) {}
