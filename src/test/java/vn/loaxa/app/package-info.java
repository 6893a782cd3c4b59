/** The commands, run as a person at the terminal runs them. */
@NullMarked
package vn.loaxa.app;

import org.jspecify.annotations.NullMarked;
