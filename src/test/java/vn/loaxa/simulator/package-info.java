@NullMarked
package vn.loaxa.simulator;

import org.jspecify.annotations.NullMarked;
