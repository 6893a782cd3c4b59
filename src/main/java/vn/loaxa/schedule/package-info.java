/** Wakes other parts up at a time; Quartz stands behind it. What is due is never decided here. */
@NullMarked
package vn.loaxa.schedule;

import org.jspecify.annotations.NullMarked;
