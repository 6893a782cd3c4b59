package vn.loaxa.console.view;

import java.util.List;

/** The tree of bodies; {@code manage}: the visitor may rearrange it. */
public record BodiesView(Shell shell, String total, List<BodyRow> bodies, List<BodyRow> withoutRoll, boolean manage) {}
