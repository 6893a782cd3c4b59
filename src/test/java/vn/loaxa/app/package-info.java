@NullMarked
package vn.loaxa.app;

import org.jspecify.annotations.NullMarked;
