/** The database, and the base of every test that stores something. */
@NullMarked
package vn.loaxa.db;

import org.jspecify.annotations.NullMarked;
