package vn.loaxa.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;

/** Reads what officials are to bring about in villages. Stateless. */
final class VillageWorkStore {
    /** A task that was to be done by a day of the month; {@code doneAt} is null while it is open. */
    record Due(VillageId village, LocalDate day, @Nullable Instant doneAt) {}

    List<Due> due(Handle handle, CommuneId commune, Period period, Scope scope) {
        LocalDate first = period.month().atDay(1);
        return handle.createQuery("""
                        SELECT village_id, due_day, done_at FROM village_task
                        WHERE commune_id = :commune AND kind = 'TASK' AND due_day >= :from AND due_day < :until
                            AND (:whole = 1 OR village_id IN (<villages>))""")
                .bind("commune", commune.value())
                .bind("from", first.toString())
                .bind("until", first.plusMonths(1).toString())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .map((row, context) -> {
                    long done = row.getLong("done_at");
                    return new Due(
                            new VillageId(row.getLong("village_id")),
                            LocalDate.parse(row.getString("due_day")),
                            done == 0 ? null : Instant.ofEpochMilli(done));
                })
                .list();
    }

    /** Criteria on the checklist of a village, and those marked as met until the end of the month with a picture to show it. */
    record Criteria(VillageId village, int all, int shown) {}

    List<Criteria> criteria(Handle handle, CommuneId commune, Period period, Scope scope) {
        return handle.createQuery("""
                        SELECT t.village_id, COUNT(*) AS criteria, SUM(CASE WHEN t.done_at < :until AND EXISTS (
                            SELECT 1 FROM village_task_photo p WHERE p.task_id = t.id) THEN 1 ELSE 0 END) AS shown
                        FROM village_task t WHERE t.commune_id = :commune AND t.kind = 'CRITERION'
                            AND (:whole = 1 OR t.village_id IN (<villages>)) GROUP BY t.village_id""")
                .bind("commune", commune.value())
                .bind("until", period.until().toEpochMilli())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .map((row, context) -> new Criteria(
                        new VillageId(row.getLong("village_id")), row.getInt("criteria"), row.getInt("shown")))
                .list();
    }
}
