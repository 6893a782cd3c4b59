package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.ReportView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.report.Indicator;
import vn.loaxa.report.Report;
import vn.loaxa.report.Reports;
import vn.loaxa.report.Scope;

/** The report of a month: as a page for the screen and for paper, and as a workbook. */
final class ReportPages {
    private static final String PLACE = OfficeRoutes.REPORT;
    private static final int MONTHS_OFFERED = 24;

    /** What each village is shown with. */
    private static final List<Indicator> BY_VILLAGE = List.of(
            Indicator.HOUSEHOLDS_ONLINE,
            Indicator.PEOPLE_LINKED,
            Indicator.SUB_ASSOCIATIONS_WITH_CHANNEL,
            Indicator.DIRECTIVES_SENT,
            Indicator.DIRECTIVES_ACKNOWLEDGED,
            Indicator.TIME_TO_ACKNOWLEDGE,
            Indicator.FEEDBACK_ON_TIME,
            Indicator.TRAINED_PEOPLE);

    private final Database database;
    private final Directory directory;
    private final Reports reports;
    private final Frame frame;
    private final Renderer renderer;
    private final ReportWords words;
    private final ReportPlots plots;

    ReportPages(
            Database database, Directory directory, Reports reports, Frame frame, Renderer renderer, Wording wording) {
        this.database = database;
        this.directory = directory;
        this.reports = reports;
        this.frame = frame;
        this.renderer = renderer;
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

    /** The same on paper. */
    void paper(Context context, Visitor visitor) {
        Report report = read(context, visitor);
        context.contentType("application/pdf")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + words.text("file.pdf", Map.of("month", report.month())) + "\"")
                .result(new ReportPaper(words, visitor, report, BY_VILLAGE).pdf());
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
                words.scope(visitor, report),
                words.counted(visitor, report),
                words.text("warning"),
                words.text("warning.more"),
                Wording.sentence(visitor.commune().villageTerm()),
                href(report.month().minusMonths(1)),
                report.month().isBefore(current) ? href(report.month().plusMonths(1)) : "",
                months(current, report.month()),
                PLACE + "/bang.xlsx?thang=" + report.month(),
                PLACE + "/ban-in.pdf?thang=" + report.month(),
                Arrays.stream(Indicator.Chapter.values())
                        .map(chapter -> chapter(chapter, report))
                        .toList(),
                BY_VILLAGE.stream().map(one -> words.text("village." + one)).toList(),
                words.villages(report, BY_VILLAGE),
                words.lines(report.directives()),
                words.cost(cost),
                words.costFormula(cost),
                plots.speed(report),
                plots.year(report));
    }

    private ReportView.Chapter chapter(Indicator.Chapter chapter, Report report) {
        return new ReportView.Chapter(
                words.text("chapter." + chapter),
                report.rows().stream()
                        .filter(row -> row.indicator().chapter() == chapter)
                        .map(this::indicator)
                        .toList());
    }

    private ReportView.Indicator indicator(Report.Row row) {
        String key = row.indicator().name();
        return new ReportView.Indicator(
                words.text(key),
                words.figure(row.indicator(), row.whole()),
                words.text(key + ".formula"),
                words.text(key + ".for"));
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
}
