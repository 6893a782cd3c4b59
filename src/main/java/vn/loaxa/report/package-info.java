/** What the commune reports each month: figures read from what other features keep, each with its formula. Writes nothing. */
@NullMarked
package vn.loaxa.report;

import org.jspecify.annotations.NullMarked;
