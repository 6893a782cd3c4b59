package vn.loaxa.console.view;

import java.util.List;

/** How fast it was acknowledged. Points are those of an SVG of 1000 x 100. */
public record CurveView(
        String line,
        String area,
        String label,
        String now,
        String nowPlace,
        String caption,
        List<String> y,
        List<String> x) {}
