/** The lessons for officials, leaders and the administrator, and what their pictures show. */
@NullMarked
package vn.loaxa.console.guide;

import org.jspecify.annotations.NullMarked;
