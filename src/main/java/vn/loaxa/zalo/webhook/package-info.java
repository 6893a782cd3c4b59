/** What Zalo tells us: signature check over the raw bytes, and every event as a sealed type with an unknown fallback. */
@NullMarked
package vn.loaxa.zalo.webhook;

import org.jspecify.annotations.NullMarked;
