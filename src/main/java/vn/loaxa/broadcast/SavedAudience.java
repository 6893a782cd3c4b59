package vn.loaxa.broadcast;

import vn.loaxa.directory.Audience;

/**
 * An audience with a name, to be chosen again.
 *
 * @param own saved in the console, so it may be deleted there; the others come from the organisation file
 */
public record SavedAudience(String code, String name, Audience audience, boolean own) {}
