package vn.loaxa.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Village;
import vn.loaxa.settings.RulesInForce;

/** Counts the monthly report out of what is kept. Reads only. Thread-safe: holds no state of its own. */
public final class Reports {
    private static final int MONTHS_SHOWN = 12;

    private final Directory directory;
    private final Clock clock;
    private final RulesInForce rules;
    private final ReachStore reach = new ReachStore();
    private final Standing standing;
    private final Evidence evidence = new Evidence();
    private final VillageWork work = new VillageWork();

    public Reports(Directory directory, RulesInForce rules, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.rules = rules;
        standing = new Standing(directory);
    }

    /** The month that runs now where the commune is. */
    public YearMonth current(Commune commune) {
        return YearMonth.from(LocalDate.ofInstant(clock.instant(), commune.zone()));
    }

    /** The report of the month as the visitor of this scope may see it. */
    public Report of(Handle handle, Commune commune, Scope scope, YearMonth month) {
        var period = new Period(month, commune.zone());
        Instant now = clock.instant();
        List<Village> villages = directory.villages(handle, commune.id());
        Reach reached = Reach.read(reach, handle, commune, period, scope);
        Map<Indicator, ByVillage> figures = new EnumMap<>(Indicator.class);
        reached.fill(figures);
        standing.fill(figures, handle, commune, period, scope, villages, now);
        evidence.fill(figures, handle, commune, period, scope);
        work.fill(figures, handle, commune, period, scope, now);
        List<Village> shown = villages.stream()
                .filter(village -> scope.covers(village)
                        || figures.values().stream()
                                .anyMatch(one -> one.villages().containsKey(village.id())))
                .toList();
        List<Report.Row> rows = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            rows.add(ByVillage.row(indicator, figures.get(indicator), shown));
        }
        return new Report(
                month,
                scope.whole(),
                rows,
                shown,
                reached.directives(cost(handle, commune, scope, reached.heads())),
                reached.speed(),
                year(handle, commune, month),
                now);
    }

    private Report.Cost cost(Handle handle, Commune commune, Scope scope, List<ReachStore.Head> heads) {
        if (!scope.whole()) {
            return Report.Cost.NOT_SHOWN;
        }
        int messages = reach.charged(handle, commune.id(), heads).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        int priceInDong = rules.now().prices().consultation();
        return new Report.Cost(messages, (long) messages * priceInDong, priceInDong);
    }

    private List<Report.InMonth> year(Handle handle, Commune commune, YearMonth last) {
        var counts = new TreeMap<YearMonth, Integer>();
        YearMonth first = last.minusMonths(MONTHS_SHOWN - 1L);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            counts.put(month, 0);
        }
        Instant from = new Period(first, commune.zone()).from();
        Instant until = new Period(last, commune.zone()).until();
        for (Instant at : reach.published(handle, commune.id(), from, until)) {
            counts.merge(YearMonth.from(at.atZone(commune.zone())), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> new Report.InMonth(entry.getKey(), entry.getValue()))
                .toList();
    }
}
