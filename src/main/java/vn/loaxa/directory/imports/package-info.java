/** Brings the roll in from files: the organisation (YAML) and lists of members (CSV, Excel). All or nothing, and safe to repeat. */
@NullMarked
package vn.loaxa.directory.imports;

import org.jspecify.annotations.NullMarked;
