@NullMarked
package vn.loaxa.schedule;

import org.jspecify.annotations.NullMarked;
