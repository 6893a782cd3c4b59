@NullMarked
package vn.loaxa.calendar;

import org.jspecify.annotations.NullMarked;
