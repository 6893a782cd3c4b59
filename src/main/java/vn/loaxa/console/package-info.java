/** The web pages of officials. */
@NullMarked
package vn.loaxa.console;

import org.jspecify.annotations.NullMarked;
