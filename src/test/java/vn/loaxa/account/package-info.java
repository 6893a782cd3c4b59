@NullMarked
package vn.loaxa.account;

import org.jspecify.annotations.NullMarked;
