@NullMarked
package vn.loaxa.merger;

import org.jspecify.annotations.NullMarked;
