/** What the templates are given: records of ready sentences and numbers, without a way back to the data. */
@NullMarked
package vn.loaxa.console.view;

import org.jspecify.annotations.NullMarked;
