/** Who did what: an append-only, hash-chained log. */
@NullMarked
package vn.loaxa.audit;

import org.jspecify.annotations.NullMarked;
