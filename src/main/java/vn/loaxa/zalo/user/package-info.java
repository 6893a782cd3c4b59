/** The persons an Official Account knows, the account itself, and what it may still send. */
@NullMarked
package vn.loaxa.zalo.user;

import org.jspecify.annotations.NullMarked;
