package vn.loaxa.console.view;

import java.util.List;

/** A plot of columns, in an SVG of 1000 x 100. {@code y}: from the foot up. */
public record BarsView(String label, String caption, List<String> y, List<Column> columns) {

    /** {@code left}, {@code top}, {@code width} and {@code height} as the SVG wants them. */
    public record Column(String left, String top, String width, String height, String value, String name) {}
}
