@NullMarked
package vn.loaxa.reminder;

import org.jspecify.annotations.NullMarked;
