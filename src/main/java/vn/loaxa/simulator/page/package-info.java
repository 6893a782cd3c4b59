/** The page with the phones, and the same by JSON: hands for whoever plays the people. */
@NullMarked
package vn.loaxa.simulator.page;

import org.jspecify.annotations.NullMarked;
