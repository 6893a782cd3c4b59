/** The demo as a person sees it, and the commands as a person at the terminal runs them. */
@NullMarked
package vn.loaxa.app;

import org.jspecify.annotations.NullMarked;
