package vn.loaxa.console;

import org.jspecify.annotations.Nullable;
import vn.loaxa.paper.Paper;

/**
 * A file that came with a form, after it was looked at.
 *
 * @param paper what was read from it; null if it was not taken
 * @param fault the sentence that says why it was not taken; empty if it was
 */
record Taken(String name, byte[] bytes, @Nullable Paper paper, String fault) {}
