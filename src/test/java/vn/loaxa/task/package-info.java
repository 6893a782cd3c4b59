@NullMarked
package vn.loaxa.task;

import org.jspecify.annotations.NullMarked;
