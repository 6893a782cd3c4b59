@NullMarked
package vn.loaxa.audit;

import org.jspecify.annotations.NullMarked;
