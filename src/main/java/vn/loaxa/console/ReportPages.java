package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.ReportStore.Reach;
import vn.loaxa.console.view.ReportView;
import vn.loaxa.console.view.ReportView.Line;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/**
 * A month in figures, each beside the formula it comes from (domain §6). Nobody types a result: all are counted. The office sees
 * the commune, others their own villages and bodies.
 */
final class ReportPages {
    static final String HOME = "/bao-cao";

    private static final Messages MESSAGES = new Messages("report");
    private static final int HALF_YEAR = 6;
    private static final Duration CHANNEL_SPAN = Duration.ofDays(30);

    private final Database database;
    private final Directory directory;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;
    private final ReportStore store = new ReportStore();

    ReportPages(
            Database database, Directory directory, Frame frame, Renderer renderer, Wording wording, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void show(Context context, Visitor visitor) {
        YearMonth month = month(context, visitor);
        renderer.page(context, "report", database.<ReportView>read(handle -> view(handle, visitor, month)));
    }

    /** The same figures and formulas as a table to take away. */
    void download(Context context, Visitor visitor) {
        YearMonth month = month(context, visitor);
        ReportView view = database.read(handle -> view(handle, visitor, month));
        var rows = new ArrayList<List<String>>();
        view.lines().forEach(line -> rows.add(List.of(line.label(), line.value(), line.detail(), line.formula())));
        view.tables()
                .forEach(table -> table.units()
                        .forEach(unit -> rows.add(List.of(
                                table.title() + ": " + unit.name(),
                                unit.answered(),
                                unit.acknowledged() + "/" + unit.roll() + ", " + unit.median(),
                                MESSAGES.text("formula.answered")))));
        new Sheet(
                        MESSAGES.text("title"),
                        List.of(
                                MESSAGES.text("column.figure"),
                                MESSAGES.text("column.value"),
                                MESSAGES.text("column.detail"),
                                MESSAGES.text("column.formula")),
                        rows)
                .send(context, context.pathParam("dang"), "bao-cao-" + month);
    }

    private YearMonth month(Context context, Visitor visitor) {
        String typed = context.queryParam("thang");
        YearMonth now = YearMonth.from(clock.instant().atZone(visitor.zone()));
        if (typed == null) {
            return now;
        }
        try {
            YearMonth month = YearMonth.parse(typed);
            return month.isAfter(now) || month.getYear() < 2020 ? now : month;
        } catch (DateTimeException e) {
            return now;
        }
    }

    private ReportView view(Handle handle, Visitor visitor, YearMonth month) {
        boolean whole = visitor.authority().mayEverywhere(Right.SEE_REPORTS);
        var villages = store.reach(handle, visitor.communeId(), ReportStore.Unit.VILLAGE, start(visitor, month), end(visitor, month));
        var bodies = store.reach(handle, visitor.communeId(), ReportStore.Unit.BODY, start(visitor, month), end(visitor, month));
        var tables = new ArrayList<ReportView.Table>();
        add(
                tables,
                "table.villages",
                directory.villages(handle, visitor.communeId()).stream()
                        .filter(village -> visitor.authority().mayInVillage(Right.SEE_REPORTS, village.id()))
                        .map(village -> unit(village.name(), villages.get(village.id().value())))
                        .toList());
        add(
                tables,
                "table.bodies",
                directory.bodies(handle, visitor.communeId()).stream()
                        .filter(body -> visitor.may(Right.SEE_REPORTS, body)
                                && bodies.containsKey(body.id().value()))
                        .map(body -> unit(body.name(), bodies.get(body.id().value())))
                        .toList());
        boolean latest = !month.isBefore(YearMonth.from(clock.instant().atZone(visitor.zone())));
        return new ReportView(
                frame.of(visitor, MESSAGES.text("title"), HOME),
                MESSAGES.text("month", Map.of("month", month.getMonthValue(), "year", month.getYear())),
                HOME + "?thang=" + month.minusMonths(1),
                latest ? "" : HOME + "?thang=" + month.plusMonths(1),
                HOME + "/tai.xlsx?thang=" + month,
                whole ? lines(handle, visitor, month, sum(villages)) : List.of(),
                tables,
                whole ? bars(handle, visitor, month) : List.of());
    }

    private static void add(List<ReportView.Table> tables, String title, List<ReportView.Unit> units) {
        if (!units.isEmpty()) {
            tables.add(new ReportView.Table(MESSAGES.text(title), units));
        }
    }

    private List<Line> lines(Handle handle, Visitor visitor, YearMonth month, Reach reach) {
        Instant from = start(visitor, month);
        Instant until = end(visitor, month);
        var lines = new ArrayList<Line>();
        var linked = store.linked(handle, visitor.communeId()).values().stream()
                .reduce(new ReportStore.Part(0, 0), (one, other) -> new ReportStore.Part(
                        one.part() + other.part(), one.whole() + other.whole()));
        lines.add(share("linked", linked.part(), linked.whole()));
        var channels = store.channels(handle, visitor.communeId(), until.minus(CHANNEL_SPAN), until);
        lines.add(share("channels", channels.part(), channels.whole()));
        var directives = store.directives(handle, visitor.communeId(), from, until);
        lines.add(new Line(
                MESSAGES.text("line.directives"),
                wording.number(directives.whole()),
                MESSAGES.text("detail.directives", Map.of("n", directives.part())),
                MESSAGES.text("formula.directives")));
        lines.add(share("delivered", reach.delivered(), reach.roll()));
        lines.add(share("seen", reach.seen(), reach.roll()));
        lines.add(share("answered", reach.acknowledged(), reach.roll()));
        lines.add(share("proxied", reach.proxied(), reach.acknowledged()));
        lines.add(new Line(
                MESSAGES.text("line.median"),
                median(reach.minutes()),
                MESSAGES.text("detail.median", Map.of("n", wording.number(reach.minutes().size()))),
                MESSAGES.text("formula.median")));
        var cases = store.cases(handle, visitor.communeId(), from, until);
        lines.add(share("cases", cases.inTime(), cases.all()));
        lines.add(new Line(
                MESSAGES.text("line.hours"),
                cases.hours().isEmpty()
                        ? MESSAGES.text("none")
                        : MESSAGES.text("hours", Map.of("n", cases.hours().get((cases.hours().size() - 1) / 2))),
                MESSAGES.text("detail.hours", Map.of("n", cases.hours().size())),
                MESSAGES.text("formula.hours")));
        return lines;
    }

    private List<ReportView.Bar> bars(Handle handle, Visitor visitor, YearMonth last) {
        var bars = new ArrayList<ReportView.Bar>();
        for (int back = HALF_YEAR - 1; back >= 0; back--) {
            YearMonth month = last.minusMonths(back);
            Reach reach = sum(store.reach(
                    handle,
                    visitor.communeId(),
                    ReportStore.Unit.VILLAGE,
                    start(visitor, month),
                    end(visitor, month)));
            bars.add(new ReportView.Bar(
                    month.getMonthValue() + "/" + month.getYear(),
                    reach.acknowledged(),
                    reach.roll(),
                    percent(reach.acknowledged(), reach.roll())));
        }
        return bars;
    }

    private Line share(String key, int part, int whole) {
        return new Line(
                MESSAGES.text("line." + key),
                percent(part, whole),
                MESSAGES.text("detail.share", Map.of("part", wording.number(part), "whole", wording.number(whole))),
                MESSAGES.text("formula." + key));
    }

    private ReportView.Unit unit(String name, @Nullable Reach counted) {
        Reach reach = counted == null ? Reach.NONE : counted;
        return new ReportView.Unit(
                name,
                reach.roll(),
                reach.acknowledged(),
                percent(reach.delivered(), reach.roll()),
                percent(reach.seen(), reach.roll()),
                percent(reach.acknowledged(), reach.roll()),
                median(reach.minutes()));
    }

    /** The middle one; of two in the middle the lower. */
    private String median(List<Long> minutes) {
        return minutes.isEmpty()
                ? MESSAGES.text("none")
                : wording.span(Duration.ofMinutes(minutes.get((minutes.size() - 1) / 2)));
    }

    private String percent(int part, int whole) {
        return whole == 0 ? MESSAGES.text("none") : wording.percent(part, whole);
    }

    private static Reach sum(Map<Long, Reach> reach) {
        return reach.values().stream().reduce(Reach.NONE, Reach::plus);
    }

    private static Instant start(Visitor visitor, YearMonth month) {
        return month.atDay(1).atStartOfDay(visitor.zone()).toInstant();
    }

    private static Instant end(Visitor visitor, YearMonth month) {
        return start(visitor, month.plusMonths(1));
    }
}
