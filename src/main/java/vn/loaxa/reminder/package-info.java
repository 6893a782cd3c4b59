/** Reminders, one-off and recurring, for oneself or for a body. */
@NullMarked
package vn.loaxa.reminder;

import org.jspecify.annotations.NullMarked;
