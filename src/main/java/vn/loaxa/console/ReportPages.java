package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.ReportView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Village;
import vn.loaxa.report.Indicator;
import vn.loaxa.report.Measure;
import vn.loaxa.report.Report;
import vn.loaxa.report.Reports;
import vn.loaxa.report.Scope;

/** The report of a month: as a page for the screen and for paper, and as a workbook. */
final class ReportPages {
    private static final String PLACE = OfficeRoutes.REPORT;
    private static final int MONTHS_OFFERED = 24;

    /** What each village is shown with. */
    private static final List<Indicator> BY_VILLAGE = List.of(
            Indicator.PEOPLE_LINKED,
            Indicator.SUB_ASSOCIATIONS_WITH_CHANNEL,
            Indicator.DIRECTIVES_SENT,
            Indicator.DIRECTIVES_ACKNOWLEDGED,
            Indicator.TIME_TO_ACKNOWLEDGE,
            Indicator.FEEDBACK_ON_TIME);

    private final Database database;
    private final Directory directory;
    private final Reports reports;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final ReportWords words;
    private final ReportPlots plots;

    ReportPages(
            Database database, Directory directory, Reports reports, Frame frame, Renderer renderer, Wording wording) {
        this.database = database;
        this.directory = directory;
        this.reports = reports;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        words = new ReportWords(wording);
        plots = new ReportPlots(words);
    }

    void show(Context context, Visitor visitor) {
        renderer.page(context, "report", view(visitor, read(context, visitor)));
    }

    void sheet(Context context, Visitor visitor) {
        Report report = read(context, visitor);
        context.contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + words.text("file.name", Map.of("month", report.month())) + "\"")
                .result(new ReportSheet(words).xlsx(report));
    }

    private Report read(Context context, Visitor visitor) {
        YearMonth month = month(String.valueOf(context.queryParam("thang")), reports.current(visitor.commune()));
        return database.read(handle -> reports.of(handle, visitor.commune(), scope(handle, visitor), month));
    }

    private Scope scope(Handle handle, Visitor visitor) {
        return Scope.of(
                visitor.authority(),
                directory.everyBody(handle, visitor.communeId()),
                directory.villages(handle, visitor.communeId()));
    }

    /** The month that was asked for; the running one for anything else. */
    private static YearMonth month(String typed, YearMonth current) {
        if (!typed.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
            return current;
        }
        YearMonth month = YearMonth.parse(typed);
        return month.isAfter(current) ? current : month;
    }

    private ReportView view(Visitor visitor, Report report) {
        String title = words.text("title", Map.of("month", words.month(report.month())));
        YearMonth current = reports.current(visitor.commune());
        Report.Cost cost = report.directives().cost();
        return new ReportView(
                frame.of(visitor, title, PLACE),
                title,
                report.whole()
                        ? words.text(
                                "whole",
                                Map.of("commune", lowered(visitor.commune().name())))
                        : words.text("own") + ": " + visitor.title(),
                words.text("counted", Map.of("at", wording.paper(report.at(), visitor.zone()))),
                Wording.sentence(visitor.commune().villageTerm()),
                href(report.month().minusMonths(1)),
                report.month().isBefore(current) ? href(report.month().plusMonths(1)) : "",
                months(current, report.month()),
                PLACE + "/bang.xlsx?thang=" + report.month(),
                report.rows().stream().map(this::indicator).toList(),
                villages(report),
                lines(report.directives()),
                cost.shown() ? words.text("cost", Map.of("dong", words.number(cost.dong()))) : "",
                cost.shown()
                        ? words.text(
                                "cost.formula",
                                Map.of(
                                        "messages", words.number(cost.messages()),
                                        "price", words.number(cost.price())))
                        : "",
                plots.speed(report),
                plots.year(report));
    }

    private ReportView.Indicator indicator(Report.Row row) {
        String key = row.indicator().name();
        return new ReportView.Indicator(
                words.text(key),
                words.figure(row.indicator(), row.whole()),
                words.text(key + ".formula"),
                words.text(key + ".for"));
    }

    private List<ReportView.VillageRow> villages(Report report) {
        var rows = new ArrayList<ReportView.VillageRow>();
        for (Village village : report.villages()) {
            rows.add(new ReportView.VillageRow(
                    village.name(),
                    BY_VILLAGE.stream()
                            .map(one -> words.figure(Objects.requireNonNullElse(
                                    report.row(one).villages().get(village), new Measure.Share(0, 0))))
                            .toList(),
                    false));
        }
        if (!rows.isEmpty()) {
            rows.add(new ReportView.VillageRow(
                    words.text("row.all"),
                    BY_VILLAGE.stream()
                            .map(one -> words.figure(report.row(one).whole()))
                            .toList(),
                    true));
        }
        return rows;
    }

    private List<ReportView.Line> lines(Report.Directives directives) {
        var lines = new ArrayList<ReportView.Line>();
        directives
                .byUrgency()
                .forEach(one -> lines.add(
                        line(words.text("row.urgency", Map.of("name", words.urgency(one.key()))), one, false)));
        directives
                .byType()
                .forEach(one ->
                        lines.add(line(words.text("row.type", Map.of("name", words.type(one.key()))), one, false)));
        if (!lines.isEmpty()) {
            lines.add(line(words.text("row.all"), directives.all(), true));
        }
        return lines;
    }

    private ReportView.Line line(String name, Report.Line one, boolean all) {
        return new ReportView.Line(
                name, words.number(one.directives()), words.figure(one.acknowledged()), words.figure(one.time()), all);
    }

    private List<ReportView.Month> months(YearMonth current, YearMonth shown) {
        var months = new ArrayList<ReportView.Month>();
        for (int back = 0; back < MONTHS_OFFERED; back++) {
            YearMonth month = current.minusMonths(back);
            months.add(new ReportView.Month(month.toString(), words.month(month), month.equals(shown)));
        }
        return months;
    }

    private static String href(YearMonth month) {
        return PLACE + "?thang=" + month;
    }

    private static String lowered(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
