/** Vietnamese time phrases and lunar dates. */
@NullMarked
package vn.loaxa.calendar;

import org.jspecify.annotations.NullMarked;
