package vn.loaxa.console.view;

import java.util.List;

/** A month in figures. {@code lines} are of the whole commune and empty for those who see their own unit only. */
public record ReportView(
        Shell shell,
        String month,
        String before,
        String after,
        String xlsx,
        List<Line> lines,
        List<Table> tables,
        List<Bar> bars) {

    /** A figure with the formula it comes from. */
    public record Line(String label, String value, String detail, String formula) {}

    /** The same figures for units side by side. */
    public record Table(String title, List<Unit> units) {}

    /** One village or body; {@code acknowledged} of {@code roll} for the bar. */
    public record Unit(
            String name, int roll, int acknowledged, String delivered, String seen, String answered, String median) {}

    /** A month of the last half year. */
    public record Bar(String month, int acknowledged, int roll, String percent) {}
}
