/** One way to reach the database: SQLite with a single grouping writer, or PostgreSQL with a pool, behind the same calls. */
@NullMarked
package vn.loaxa.db;

import org.jspecify.annotations.NullMarked;
