@NullMarked
package vn.loaxa.directory.imports;

import org.jspecify.annotations.NullMarked;
