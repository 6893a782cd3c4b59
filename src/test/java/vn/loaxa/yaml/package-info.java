@NullMarked
package vn.loaxa.yaml;

import org.jspecify.annotations.NullMarked;
