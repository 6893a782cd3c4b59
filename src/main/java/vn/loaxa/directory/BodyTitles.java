package vn.loaxa.directory;

import org.jspecify.annotations.Nullable;

/** How those at the head of a body are called in the organisation file. */
record BodyTitles(@Nullable String leader, @Nullable String deputy) {}
