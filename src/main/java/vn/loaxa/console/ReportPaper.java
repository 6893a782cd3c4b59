package vn.loaxa.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.loaxa.console.view.ReportView;
import vn.loaxa.console.view.ReportView.Figure;
import vn.loaxa.directory.Commune;
import vn.loaxa.paper.PdfSheet;
import vn.loaxa.report.Indicator;
import vn.loaxa.report.Report;

/**
 * The report of a month as PDF: every figure with its formula beside it, and what it does not prove above all of them.
 *
 * @param columns what each village is shown with
 */
record ReportPaper(ReportWords words, Visitor visitor, Report report, List<Indicator> columns) {

    byte[] pdf() {
        Commune commune = visitor.commune();
        try (var sheet = new PdfSheet()) {
            sheet.title(
                    words.text("pdf.title", Map.of("commune", commune.name().toUpperCase(Locale.forLanguageTag("vi")))),
                    words.text(
                            "pdf.month",
                            Map.of(
                                    "n", report.month().getMonthValue(),
                                    "year", String.valueOf(report.month().getYear()))));
            sheet.paragraph(words.scope(visitor, report) + ". " + words.counted(visitor, report));
            sheet.boxed(words.text("warning") + " " + words.text("warning.more"));
            sheet.heading(words.text("pdf.figures"));
            for (Indicator.Chapter chapter : Indicator.Chapter.values()) {
                sheet.table(List.of(31, 19, 50), chapter(chapter));
            }
            sheet.heading(words.text("pdf.villages", Map.of("term", commune.villageTerm())));
            if (!report.villages().isEmpty()) {
                sheet.table(villageShares(), villages(commune));
                sheet.paragraph(words.text("pdf.villages.note"));
            }
            directives(sheet);
            sheet.heading(words.text("pdf.year"));
            sheet.table(report.year().stream().map(one -> 1).toList(), year());
            sheet.signatures(words.text("pdf.sign.left"), words.text("pdf.sign.right"));
            return sheet.bytes();
        }
    }

    private List<List<String>> chapter(Indicator.Chapter chapter) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(words.text("chapter." + chapter), words.text("pdf.result"), words.text("column.formula")));
        report.rows().stream()
                .filter(row -> row.indicator().chapter() == chapter)
                .forEach(row -> rows.add(List.of(
                        words.text(row.indicator().name()),
                        both(words.figure(row.indicator(), row.whole())),
                        words.text(row.indicator() + ".formula"))));
        return rows;
    }

    private List<Integer> villageShares() {
        var shares = new ArrayList<>(List.of(14));
        columns.forEach(column -> shares.add(11));
        return shares;
    }

    private List<List<String>> villages(Commune commune) {
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.concat(
                        Stream.of(Wording.sentence(commune.villageTerm())),
                        columns.stream().map(one -> words.text("village." + one)))
                .toList());
        for (ReportView.VillageRow row : words.villages(report, columns)) {
            rows.add(Stream.concat(Stream.of(row.name()), row.figures().stream().map(ReportPaper::both))
                    .toList());
        }
        return rows;
    }

    private void directives(PdfSheet sheet) {
        sheet.heading(words.text("pdf.directives"));
        List<ReportView.Line> lines = words.lines(report.directives());
        if (lines.isEmpty()) {
            sheet.paragraph(words.text("pdf.none"));
        } else {
            var rows = new ArrayList<List<String>>();
            rows.add(Stream.of("group", "directives", "acknowledged", "time")
                    .map(column -> words.text("column." + column))
                    .toList());
            lines.forEach(line ->
                    rows.add(List.of(line.name(), line.directives(), both(line.acknowledged()), both(line.time()))));
            sheet.table(List.of(40, 15, 22, 23), rows);
        }
        Report.Cost cost = report.directives().cost();
        if (cost.shown()) {
            sheet.paragraph(
                    words.text("pdf.cost", Map.of("cost", words.cost(cost), "formula", words.costFormula(cost))));
        }
    }

    private List<List<String>> year() {
        return List.of(
                report.year().stream()
                        .map(one ->
                                one.month().getMonthValue() + "/" + one.month().getYear() % 100)
                        .toList(),
                report.year().stream()
                        .map(one -> words.number(one.directives()))
                        .toList());
    }

    private static String both(Figure figure) {
        return figure.detail().isEmpty() ? figure.value() : figure.value() + "\n" + figure.detail();
    }
}
