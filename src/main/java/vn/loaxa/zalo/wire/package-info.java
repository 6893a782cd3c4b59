/** What every part of the SDK shares: ids, the envelope, error codes with what to do about them, and the one HTTP transport. */
@NullMarked
package vn.loaxa.zalo.wire;

import org.jspecify.annotations.NullMarked;
