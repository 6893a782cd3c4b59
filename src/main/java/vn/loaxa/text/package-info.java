/** Vietnamese as people type it: normalised, folded for comparison, shown again with the right form of numbers and names. */
@NullMarked
package vn.loaxa.text;

import org.jspecify.annotations.NullMarked;
