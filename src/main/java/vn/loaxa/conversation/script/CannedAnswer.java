package vn.loaxa.conversation.script;

/** An answer that officials may send as it is or change first. */
public record CannedAnswer(String title, String text) {}
