@NullMarked
package vn.loaxa.outbox;

import org.jspecify.annotations.NullMarked;
