/** The SDK for Zalo Official Accounts: one client per account, typed calls, typed results. Could leave as its own jar. */
@NullMarked
package vn.loaxa.zalo;

import org.jspecify.annotations.NullMarked;
