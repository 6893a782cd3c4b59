/** YAML 1.2 read with places: every value knows its line and column, so that a fault can say where it stands. */
@NullMarked
package vn.loaxa.yaml;

import org.jspecify.annotations.NullMarked;
