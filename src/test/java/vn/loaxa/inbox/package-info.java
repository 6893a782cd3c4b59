@NullMarked
package vn.loaxa.inbox;

import org.jspecify.annotations.NullMarked;
