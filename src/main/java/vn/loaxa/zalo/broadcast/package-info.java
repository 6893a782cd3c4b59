/** Articles to many followers at once; text does not travel this way (zalo-openapi §2.4). */
@NullMarked
package vn.loaxa.zalo.broadcast;

import org.jspecify.annotations.NullMarked;
