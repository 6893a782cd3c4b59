package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a month.
 *
 * @param previous address of the month before, {@code next} of the one after; empty for none
 * @param cost empty where it is not shown
 */
public record ReportView(
        Shell shell,
        String title,
        String scope,
        String counted,
        String warning,
        String warningMore,
        String villageTerm,
        String previous,
        String next,
        List<Month> months,
        String sheet,
        String paper,
        List<Chapter> chapters,
        List<String> villageColumns,
        List<VillageRow> villages,
        List<Line> lines,
        String cost,
        String costFormula,
        @Nullable CurveView speed,
        BarsView year) {

    /** A month to choose. */
    public record Month(String iso, String words, boolean current) {}

    /** {@code value} is large, {@code detail} stands beside it; {@code known} is false where nothing is kept to count. */
    public record Figure(String value, String detail, boolean known) {}

    /** Rows under one heading. */
    public record Chapter(String name, List<Indicator> indicators) {}

    /** A row of the table, with its formula. */
    public record Indicator(String name, Figure figure, String formula, String evidence) {}

    /** A village and its figures, in the order of the columns; the last row is the sum. */
    public record VillageRow(String name, List<Figure> figures, boolean sum) {}

    /** Some directives. */
    public record Line(String name, String directives, Figure acknowledged, Figure time, boolean all) {}
}
