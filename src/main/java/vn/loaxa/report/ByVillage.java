package vn.loaxa.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;

/** A measure of the whole scope and of its villages. */
record ByVillage(Measure whole, Map<VillageId, Measure> villages) {

    /** Adds up shares; a row without a village counts in the whole only. */
    static <R> ByVillage shares(
            List<R> rows, Function<R, @Nullable VillageId> village, Function<R, Measure.Share> share) {
        var whole = new Measure.Share(0, 0);
        var villages = new HashMap<VillageId, Measure.Share>();
        for (R row : rows) {
            Measure.Share one = share.apply(row);
            whole = whole.plus(one);
            VillageId id = village.apply(row);
            if (id != null) {
                villages.merge(id, one, Measure.Share::plus);
            }
        }
        return new ByVillage(whole, Map.copyOf(villages));
    }

    /** What is not told apart. */
    static ByVillage alone(Measure whole) {
        return new ByVillage(whole, Map.of());
    }

    /** Without the villages whose share is of fewer than this: there, a figure would be an answer of somebody. */
    ByVillage from(int fewest) {
        Map<VillageId, Measure> kept = new HashMap<>(villages);
        kept.values().removeIf(measure -> measure instanceof Measure.Share share && share.whole() < fewest);
        return new ByVillage(whole, Map.copyOf(kept));
    }

    static <R> ByVillage middles(List<R> rows, Function<R, @Nullable VillageId> village, Taken<R> taken) {
        var whole = new Spread();
        var villages = new HashMap<VillageId, Spread>();
        for (R row : rows) {
            taken.add(row, whole);
            VillageId id = village.apply(row);
            if (id != null) {
                taken.add(row, villages.computeIfAbsent(id, any -> new Spread()));
            }
        }
        var middles = new HashMap<VillageId, Measure>();
        villages.forEach((id, spread) -> middles.put(id, spread.middle()));
        return new ByVillage(whole.middle(), middles);
    }

    /** Puts what a row took into a spread. */
    @FunctionalInterface
    interface Taken<R> {
        void add(R row, Spread to);
    }

    /** {@code figures} is null for what is not kept. */
    static Report.Row row(Indicator indicator, @Nullable ByVillage figures, List<Village> shown) {
        if (figures == null) {
            return new Report.Row(indicator, new Measure.NoData(), Map.of());
        }
        var villages = new HashMap<Village, Measure>();
        for (Village village : shown) {
            Measure measure = figures.villages().get(village.id());
            if (measure != null) {
                villages.put(village, measure);
            }
        }
        return new Report.Row(indicator, figures.whole(), villages);
    }
}
