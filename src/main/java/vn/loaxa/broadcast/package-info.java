/** Directives: audience, plan, deliveries, receipts, the board that adds up to the roll. */
@NullMarked
package vn.loaxa.broadcast;

import org.jspecify.annotations.NullMarked;
