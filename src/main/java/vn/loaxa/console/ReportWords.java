package vn.loaxa.console;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.loaxa.console.view.ReportView;
import vn.loaxa.console.view.ReportView.Figure;
import vn.loaxa.directory.Village;
import vn.loaxa.report.Indicator;
import vn.loaxa.report.Measure;
import vn.loaxa.report.Report;
import vn.loaxa.text.Messages;

/** The report's sentences: from {@code messages/report.properties}, its numbers as everywhere in the console. Thread-safe. */
final class ReportWords {
    private static final Figure NOTHING = new Figure("–", "", true);

    private final Messages messages = new Messages("report");
    private final Wording wording;

    ReportWords(Wording wording) {
        this.wording = wording;
    }

    String text(String key) {
        return messages.text(key);
    }

    String text(String key, Map<String, ?> values) {
        return messages.text(key, values);
    }

    /** tháng 11/2026. */
    String month(YearMonth month) {
        return text("month", Map.of("n", month.getMonthValue(), "year", String.valueOf(month.getYear())));
    }

    String number(long number) {
        return wording.number(number);
    }

    Figure figure(Measure measure) {
        if (measure instanceof Measure.Share share) {
            return share.whole() == 0
                    ? NOTHING
                    : new Figure(
                            wording.percent(Math.toIntExact(share.part()), Math.toIntExact(share.whole())),
                            text("share", Map.of("part", number(share.part()), "whole", number(share.whole()))),
                            true);
        }
        if (measure instanceof Measure.Middle middle) {
            return middle.cases() == 0
                    ? NOTHING
                    : new Figure(wording.span(middle.half()), text("cases", Map.of("n", number(middle.cases()))), true);
        }
        if (measure instanceof Measure.Count count) {
            return count.occasions() == 0
                    ? NOTHING
                    : new Figure(
                            text("people", Map.of("n", number(count.people()))),
                            text("occasions", Map.of("n", number(count.occasions()))),
                            true);
        }
        return measure instanceof Measure.WholeOnly
                ? new Figure(text("whole-only"), text("whole-only.why"), false)
                : new Figure(text("none"), "", false);
    }

    /** As {@link #figure(Measure)}, with a word on why there is none. */
    Figure figure(Indicator indicator, Measure measure) {
        Figure figure = figure(measure);
        if (figure.equals(NOTHING)) {
            return new Figure(figure.value(), text("nothing"), true);
        }
        return measure instanceof Measure.NoData
                ? new Figure(figure.value(), text(indicator + ".missing"), false)
                : figure;
    }

    /** The sentence under the title: whose figures these are. */
    String scope(Visitor visitor, Report report) {
        String commune = visitor.commune().name();
        return report.whole()
                ? text("whole", Map.of("commune", Wording.lowered(commune)))
                : text("own") + ": " + visitor.title();
    }

    String counted(Visitor visitor, Report report) {
        return text("counted", Map.of("at", wording.paper(report.at(), visitor.zone())));
    }

    /** Empty where it is not shown. */
    String cost(Report.Cost cost) {
        return cost.shown() ? text("cost", Map.of("dong", number(cost.dong()))) : "";
    }

    String costFormula(Report.Cost cost) {
        return cost.shown()
                ? text("cost.formula", Map.of("messages", number(cost.messages()), "price", number(cost.price())))
                : "";
    }

    /** The directives of the month by urgency and by type, and all of them last; empty where there are none. */
    List<ReportView.Line> lines(Report.Directives directives) {
        var lines = new ArrayList<ReportView.Line>();
        directives
                .byUrgency()
                .forEach(one -> lines.add(line(text("row.urgency", Map.of("name", urgency(one.key()))), one, false)));
        directives
                .byType()
                .forEach(one -> lines.add(line(text("row.type", Map.of("name", type(one.key()))), one, false)));
        if (!lines.isEmpty()) {
            lines.add(line(text("row.all"), directives.all(), true));
        }
        return lines;
    }

    private ReportView.Line line(String name, Report.Line one, boolean all) {
        return new ReportView.Line(name, number(one.directives()), figure(one.acknowledged()), figure(one.time()), all);
    }

    /** A row for each village with these figures, and the whole last; empty where there is no village. */
    List<ReportView.VillageRow> villages(Report report, List<Indicator> columns) {
        var rows = new ArrayList<ReportView.VillageRow>();
        for (Village village : report.villages()) {
            List<Figure> figures = columns.stream()
                    .map(one -> figure(Objects.requireNonNullElse(
                            report.row(one).villages().get(village), new Measure.Share(0, 0))))
                    .toList();
            rows.add(new ReportView.VillageRow(village.name(), figures, false));
        }
        if (!rows.isEmpty()) {
            List<Figure> whole =
                    columns.stream().map(one -> figure(report.row(one).whole())).toList();
            rows.add(new ReportView.VillageRow(text("row.all"), whole, true));
        }
        return rows;
    }

    String urgency(String urgency) {
        return wording.text("urgency." + urgency);
    }

    String type(String type) {
        return messages.has("type." + type) ? text("type." + type) : text("type.other", Map.of("type", type));
    }
}
