/** Signed papers: what stands in a PDF and who vouches for it, read in a process of its own. */
@NullMarked
package vn.loaxa.paper;

import org.jspecify.annotations.NullMarked;
