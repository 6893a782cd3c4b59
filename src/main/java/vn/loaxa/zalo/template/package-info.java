/** Template messages (ZBS, formerly ZNS): by user id and by phone number, and all about the templates (zalo-openapi §2.3). */
@NullMarked
package vn.loaxa.zalo.template;

import org.jspecify.annotations.NullMarked;
