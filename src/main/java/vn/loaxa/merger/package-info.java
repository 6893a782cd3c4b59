/** Brings two bodies, two villages or two communes together: what would change, line by line, and then all of it or nothing. */
@NullMarked
package vn.loaxa.merger;

import org.jspecify.annotations.NullMarked;
