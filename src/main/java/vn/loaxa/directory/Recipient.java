package vn.loaxa.directory;

import org.jspecify.annotations.Nullable;

/**
 * A person an audience comes down to; each person once.
 *
 * @param part index of the part of the audience in which the person is counted
 * @param body the body (usually a sub-association) through which the person is reached and counted, or null for parts without bodies
 */
public record Recipient(Person person, int part, @Nullable BodyId body) {}
