@NullMarked
package vn.loaxa.bench;

import org.jspecify.annotations.NullMarked;
