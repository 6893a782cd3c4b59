/** The composition root: reads the configuration, builds every part in order and closes them in reverse. */
@NullMarked
package vn.loaxa.app;

import org.jspecify.annotations.NullMarked;
