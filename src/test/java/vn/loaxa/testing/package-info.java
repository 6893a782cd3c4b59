/** Doubles and conditions that tests share. */
@NullMarked
package vn.loaxa.testing;

import org.jspecify.annotations.NullMarked;
