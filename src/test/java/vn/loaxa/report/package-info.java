@NullMarked
package vn.loaxa.report;

import org.jspecify.annotations.NullMarked;
