package vn.loaxa.report;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import vn.loaxa.directory.Village;

/**
 * The report of one month, counted within the scope of who asked.
 *
 * @param rows one for each indicator, in their order
 * @param villages those that have figures, in the order of the directory
 * @param at when it was counted; standing figures (links of accounts) are those of this moment
 */
public record Report(
        YearMonth month,
        boolean whole,
        List<Row> rows,
        List<Village> villages,
        Directives directives,
        List<Reached> speed,
        List<InMonth> year,
        Instant at) {
    public Report {
        rows = List.copyOf(rows);
        villages = List.copyOf(villages);
        speed = List.copyOf(speed);
        year = List.copyOf(year);
    }

    /**
     * An indicator of the scope and of each of its villages. People without a village on the roll count in the whole only.
     * An indicator that is not counted by village has none.
     */
    public record Row(Indicator indicator, Measure whole, Map<Village, Measure> villages) {
        public Row {
            villages = Map.copyOf(villages);
        }
    }

    /** The row of an indicator. */
    public Row row(Indicator indicator) {
        return rows.get(indicator.ordinal());
    }

    /**
     * What went out in the month. All lines of {@code byUrgency}, and all of {@code byType}, sum to {@code all}.
     *
     * @param proxied how many of the acknowledgements were reported by somebody else
     * @param cost what Zalo charged, absent (a {@code messages} of -1) where it is not the visitor's to see
     */
    public record Directives(Line all, List<Line> byUrgency, List<Line> byType, int proxied, Cost cost) {
        public Directives {
            byUrgency = List.copyOf(byUrgency);
            byType = List.copyOf(byType);
        }
    }

    /**
     * Some of the directives.
     *
     * @param key the urgency, or the type as in the symbol of the paper (TB, CĐ ...); empty for all, and for notices without a symbol
     */
    public record Line(String key, int directives, Measure.Share acknowledged, Measure.Middle time) {}

    /** Charged messages and their price in đồng, at the price of the table of rules. */
    public record Cost(int messages, long dong, int price) {
        public static final Cost NOT_SHOWN = new Cost(-1, 0, 0);

        public boolean shown() {
            return messages >= 0;
        }
    }

    /** How many of the roll had acknowledged so long after the directive went out. */
    public record Reached(Duration within, Measure.Share share) {}

    /** How many directives went out in a month; commune-wide. */
    public record InMonth(YearMonth month, int directives) {}
}
