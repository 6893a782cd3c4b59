/** OAuth v4 for Official Accounts: single-use refresh tokens, one refresh at a time. */
@NullMarked
package vn.loaxa.zalo.auth;

import org.jspecify.annotations.NullMarked;
