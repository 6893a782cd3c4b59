/** The demo as a person sees it. */
@NullMarked
package vn.loaxa.app;

import org.jspecify.annotations.NullMarked;
