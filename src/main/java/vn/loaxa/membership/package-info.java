/** Leaders keep the member lists of their own branch. */
@NullMarked
package vn.loaxa.membership;

import org.jspecify.annotations.NullMarked;
