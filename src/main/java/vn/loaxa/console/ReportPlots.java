package vn.loaxa.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.BarsView;
import vn.loaxa.console.view.CurveView;
import vn.loaxa.report.Measure;
import vn.loaxa.report.Report;

/** The plots of the report: how fast people acknowledged, and how many directives each month had. */
final class ReportPlots {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;
    private static final List<String> PERCENT = List.of("0%", "25%", "50%", "75%", "100%");

    private final ReportWords words;

    ReportPlots(ReportWords words) {
        this.words = words;
    }

    /** Null where nobody had to acknowledge anything. */
    @Nullable
    CurveView speed(Report report) {
        List<Report.Reached> marks = report.speed();
        if (marks.isEmpty() || marks.get(0).share().whole() == 0) {
            return null;
        }
        var points = new ArrayList<String>(List.of("0.0," + HEIGHT));
        var said = new HashMap<String, String>();
        var x = new ArrayList<String>(List.of("0"));
        for (int i = 0; i < marks.size(); i++) {
            Measure.Share share = marks.get(i).share();
            double y = HEIGHT - (double) HEIGHT * share.part() / share.whole();
            points.add(CurveMaker.round((double) WIDTH * (i + 1) / marks.size()) + "," + CurveMaker.round(y));
            said.put("p" + i, words.figure(share).value());
            x.add(words.text("speed.x" + i));
        }
        String line = String.join(" ", points);
        String last = said.getOrDefault("p" + (marks.size() - 1), "");
        Measure.Share end = marks.get(marks.size() - 1).share();
        return new CurveView(
                line,
                "0," + HEIGHT + " " + line + " " + WIDTH + "," + HEIGHT,
                words.text("speed.label", said),
                last,
                CurveMaker.nowPlace(end.part(), end.whole(), WIDTH),
                words.text("speed.caption"),
                PERCENT,
                x);
    }

    BarsView year(Report report) {
        List<Report.InMonth> months = report.year();
        int top = CurveMaker.top(
                months.stream().mapToInt(Report.InMonth::directives).max().orElse(0));
        double band = (double) WIDTH / months.size();
        var columns = new ArrayList<BarsView.Column>();
        for (int i = 0; i < months.size(); i++) {
            double height = (double) HEIGHT * months.get(i).directives() / top;
            columns.add(new BarsView.Column(
                    CurveMaker.round(band * (i + 0.2)),
                    CurveMaker.round(HEIGHT - height),
                    CurveMaker.round(band * 0.6),
                    CurveMaker.round(height),
                    words.number(months.get(i).directives()),
                    String.valueOf(months.get(i).month().getMonthValue())));
        }
        String said = months.stream()
                .map(one -> words.text(
                        "year.item", Map.of("month", one.month().getMonthValue(), "n", words.number(one.directives()))))
                .collect(Collectors.joining(", "));
        return new BarsView(
                words.text("year.label", Map.of("list", said)),
                words.text("year.caption"),
                List.of("0", words.number(top / 2), words.number(top)),
                columns);
    }
}
