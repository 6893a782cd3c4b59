@NullMarked
package vn.loaxa.text;

import org.jspecify.annotations.NullMarked;
