package vn.loaxa.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Commune;

/** How the directives of a month reached people. */
record Reach(List<ReachStore.Head> heads, List<ReachStore.Cell> cells, Set<Long> signed) {
    private static final List<Duration> MARKS = List.of(
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3));

    /** Outside the commune's scope, only directives that somebody of the scope is on the roll of. */
    static Reach read(ReachStore store, Handle handle, Commune commune, Period period, Scope scope) {
        List<ReachStore.Head> heads = store.heads(handle, commune.id(), period);
        List<ReachStore.Cell> cells = store.cells(handle, commune.id(), period, scope);
        if (!scope.whole()) {
            Set<Long> own = cells.stream().map(ReachStore.Cell::directive).collect(Collectors.toSet());
            heads = heads.stream().filter(head -> own.contains(head.id())).toList();
        }
        return new Reach(heads, cells, store.signed(handle, commune.id(), period));
    }

    void fill(Map<Indicator, ByVillage> figures) {
        int verified =
                (int) heads.stream().filter(head -> signed.contains(head.id())).count();
        figures.put(Indicator.DIRECTIVES_SIGNED, ByVillage.alone(new Measure.Share(verified, heads.size())));
        figures.put(Indicator.DIRECTIVES_SENT, share(ReachStore.Cell::sent));
        figures.put(Indicator.DIRECTIVES_DELIVERED, share(ReachStore.Cell::delivered));
        figures.put(Indicator.DIRECTIVES_SEEN, share(ReachStore.Cell::seen));
        figures.put(Indicator.DIRECTIVES_ACKNOWLEDGED, share(ReachStore.Cell::acknowledged));
        figures.put(
                Indicator.TIME_TO_ACKNOWLEDGE,
                ByVillage.middles(
                        cells.stream().filter(cell -> cell.minutes() != null).toList(),
                        ReachStore.Cell::village,
                        Reach::add));
    }

    private static void add(ReachStore.Cell cell, Spread spread) {
        Long minutes = cell.minutes();
        if (minutes != null) {
            spread.add(minutes, cell.roll());
        }
    }

    private ByVillage share(ToIntFunction<ReachStore.Cell> part) {
        return ByVillage.shares(
                cells, ReachStore.Cell::village, cell -> new Measure.Share(part.applyAsInt(cell), cell.roll()));
    }

    Report.Directives directives(Report.Cost cost) {
        return new Report.Directives(
                line("", heads),
                lines(head -> head.urgency().name(), urgencies()),
                lines(head -> DirectiveTypes.of(head.symbol()), List.of()),
                cells.stream().mapToInt(ReachStore.Cell::proxied).sum(),
                cost);
    }

    /** The most urgent first. */
    private static List<String> urgencies() {
        return List.of(Urgency.FLASH.name(), Urgency.VERY_URGENT.name(), Urgency.URGENT.name(), Urgency.NORMAL.name());
    }

    /** One line for each key that some directive has; those in {@code order} first, the rest by the alphabet. */
    private List<Report.Line> lines(Function<ReachStore.Head, String> key, List<String> order) {
        Map<String, List<ReachStore.Head>> groups =
                heads.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        var lines = new ArrayList<Report.Line>();
        for (String one : order) {
            List<ReachStore.Head> group = groups.get(one);
            if (group != null) {
                lines.add(line(one, group));
            }
        }
        groups.forEach((one, group) -> {
            if (!order.contains(one)) {
                lines.add(line(one, group));
            }
        });
        return lines;
    }

    private Report.Line line(String key, List<ReachStore.Head> group) {
        var ids = new HashSet<Long>();
        group.forEach(head -> ids.add(head.id()));
        var share = new Measure.Share(0, 0);
        for (ReachStore.Cell cell : cells) {
            if (ids.contains(cell.directive())) {
                share = share.plus(new Measure.Share(cell.acknowledged(), cell.roll()));
            }
        }
        var spread = new Spread();
        cells.stream().filter(cell -> ids.contains(cell.directive())).forEach(cell -> add(cell, spread));
        return new Report.Line(key, group.size(), share, spread.middle());
    }

    /** How many of all rolls had acknowledged after a quarter of an hour, an hour, and so on. */
    List<Report.Reached> speed() {
        var spread = new Spread();
        cells.forEach(cell -> add(cell, spread));
        long roll = cells.stream().mapToLong(ReachStore.Cell::roll).sum();
        return MARKS.stream()
                .map(mark -> new Report.Reached(mark, new Measure.Share(spread.within(mark), roll)))
                .toList();
    }
}
