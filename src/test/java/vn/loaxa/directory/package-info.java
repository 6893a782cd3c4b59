@NullMarked
package vn.loaxa.directory;

import org.jspecify.annotations.NullMarked;
