package vn.loaxa.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Commune;

/** What officials brought about in the villages. Thread-safe. */
final class VillageWork {
    private final VillageWorkStore store = new VillageWorkStore();

    void fill(
            Map<Indicator, ByVillage> figures,
            Handle handle,
            Commune commune,
            Period period,
            Scope scope,
            Instant now) {
        LocalDate today = LocalDate.ofInstant(now, commune.zone());
        figures.put(
                Indicator.TASKS_ON_TIME,
                ByVillage.shares(
                        store.due(handle, commune.id(), period, scope).stream()
                                .filter(task -> task.doneAt() != null || today.isAfter(task.day()))
                                .toList(),
                        VillageWorkStore.Due::village,
                        task -> {
                            Instant done = task.doneAt();
                            boolean onTime = done != null
                                    && !LocalDate.ofInstant(done, commune.zone())
                                            .isAfter(task.day());
                            return new Measure.Share(onTime ? 1 : 0, 1);
                        }));
        List<VillageWorkStore.Criteria> criteria = store.criteria(handle, commune.id(), period, scope);
        if (!criteria.isEmpty()) {
            figures.put(
                    Indicator.CRITERIA_SHOWN,
                    ByVillage.shares(
                            criteria,
                            VillageWorkStore.Criteria::village,
                            row -> new Measure.Share(row.shown(), row.all())));
        }
    }
}
