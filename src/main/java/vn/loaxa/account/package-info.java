/** The Official Accounts of the communes: tokens at rest, refresh, clients, packages and quotas. */
@NullMarked
package vn.loaxa.account;

import org.jspecify.annotations.NullMarked;
