package vn.loaxa.outbox;

/** A file that is kept for sending. */
public record OutboxFile(String name, byte[] bytes) {}
