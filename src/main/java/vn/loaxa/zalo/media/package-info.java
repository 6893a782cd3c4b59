/** Uploads, and files that keep their bytes because Zalo forgets uploads after seven days (zalo-openapi §4). */
@NullMarked
package vn.loaxa.zalo.media;

import org.jspecify.annotations.NullMarked;
