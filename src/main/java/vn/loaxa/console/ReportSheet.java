package vn.loaxa.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.loaxa.directory.Village;
import vn.loaxa.report.Indicator;
import vn.loaxa.report.Measure;
import vn.loaxa.report.Report;

/** The report as a workbook: the table with its formulas, the villages, the directives. Numbers are numbers, so that Excel can go on. */
final class ReportSheet {
    private static final int NUMBERS = 5;

    private final ReportWords words;

    ReportSheet(ReportWords words) {
        this.words = words;
    }

    byte[] xlsx(Report report) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "LoaXa", "1.0")) {
            figures(book.newWorksheet(words.text("sheet.figures")), report);
            villages(book.newWorksheet(words.text("sheet.villages")), report);
            directives(book.newWorksheet(words.text("sheet.directives")), report);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook into memory", e);
        }
        return bytes.toByteArray();
    }

    private void figures(Worksheet sheet, Report report) {
        head(sheet, List.of("indicator", "part", "whole", "percent", "minutes", "count", "formula", "note", "for"));
        int line = 1;
        for (Report.Row row : report.rows()) {
            Indicator indicator = row.indicator();
            text(sheet, line, 0, words.text(indicator.name()));
            measure(sheet, line, 1, row.whole());
            text(sheet, line, 1 + NUMBERS, words.text(indicator + ".formula"));
            text(sheet, line, 2 + NUMBERS, words.figure(indicator, row.whole()).detail());
            text(sheet, line, 3 + NUMBERS, words.text(indicator + ".for"));
            line++;
        }
    }

    private void villages(Worksheet sheet, Report report) {
        head(sheet, List.of("village", "indicator", "part", "whole", "percent", "minutes", "count"));
        int line = 1;
        for (Village village : report.villages()) {
            for (Report.Row row : report.rows()) {
                Measure measure = row.villages().get(village);
                if (measure != null) {
                    text(sheet, line, 0, village.name());
                    text(sheet, line, 1, words.text(row.indicator().name()));
                    measure(sheet, line++, 2, measure);
                }
            }
        }
    }

    private void directives(Worksheet sheet, Report report) {
        head(sheet, List.of("group", "directives", "acknowledged", "roll", "percent", "time"));
        Report.Directives directives = report.directives();
        int line = 1;
        line(sheet, line++, words.text("row.all"), directives.all());
        for (Report.Line one : directives.byUrgency()) {
            line(sheet, line++, words.text("row.urgency", Map.of("name", words.urgency(one.key()))), one);
        }
        for (Report.Line one : directives.byType()) {
            line(sheet, line++, words.text("row.type", Map.of("name", words.type(one.key()))), one);
        }
        if (directives.cost().shown()) {
            text(sheet, line, 0, words.text("row.cost"));
            sheet.value(line, 1, directives.cost().dong());
        }
    }

    private void line(Worksheet sheet, int line, String name, Report.Line one) {
        text(sheet, line, 0, name);
        sheet.value(line, 1, one.directives());
        measure(sheet, line, 2, one.acknowledged());
        if (one.time().cases() > 0) {
            sheet.value(line, 5, one.time().half().toMinutes());
        }
    }

    /** Part, whole, percent, minutes, people; cells of what there is none of stay empty. */
    private static void measure(Worksheet sheet, int line, int column, Measure measure) {
        if (measure instanceof Measure.Share share) {
            sheet.value(line, column, share.part());
            sheet.value(line, column + 1, share.whole());
            if (share.whole() > 0) {
                sheet.value(line, column + 2, Math.round(1000.0 * share.part() / share.whole()) / 10.0);
            }
        } else if (measure instanceof Measure.Middle middle && middle.cases() > 0) {
            sheet.value(line, column + 3, middle.half().toMinutes());
        } else if (measure instanceof Measure.Count count && count.occasions() > 0) {
            sheet.value(line, column + 4, count.people());
        }
    }

    private void head(Worksheet sheet, List<String> columns) {
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            sheet.value(0, column, words.text("column." + name));
            sheet.style(0, column).bold().set();
            sheet.width(column, column == 0 ? 40 : name.equals("formula") ? 70 : 18);
        }
        sheet.freezePane(0, 1);
    }

    /** Names of villages and types come from people. */
    private static void text(Worksheet sheet, int line, int column, String text) {
        sheet.value(line, column, Sheet.harmless(text));
    }
}
