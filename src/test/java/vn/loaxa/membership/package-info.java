@NullMarked
package vn.loaxa.membership;

import org.jspecify.annotations.NullMarked;
