/** Settings with their defaults, places and checks; the dated table of the rules of Zalo; secrets that print as redacted. */
@NullMarked
package vn.loaxa.settings;

import org.jspecify.annotations.NullMarked;
