@NullMarked
package vn.loaxa.paper;

import org.jspecify.annotations.NullMarked;
