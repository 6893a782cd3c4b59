package vn.loaxa.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;

/** Counts questions to the bot, filings, answers to the survey and lessons. Stateless. */
final class EvidenceStore {
    /** How often what became of questions in the month, by {@code QuestionCounts.Outcome}. */
    Map<String, Long> questions(Handle handle, CommuneId commune, Period period) {
        var counts = new HashMap<String, Long>();
        handle.createQuery("""
                        SELECT outcome, SUM(times) AS times FROM question_count
                        WHERE commune_id = :commune AND day >= :from AND day < :until GROUP BY outcome""")
                .bind("commune", commune.value())
                .bind("from", first(period).toString())
                .bind("until", first(period).plusMonths(1).toString())
                .map((row, context) -> Map.entry(row.getString("outcome"), row.getLong("times")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** Those of a village who were led to filing online in the month, and how many say that they filed so. */
    record Led(@Nullable VillageId village, int led, int filed) {}

    List<Led> filings(Handle handle, CommuneId commune, Period period, Scope scope) {
        return handle.createQuery("""
                        SELECT village_id, COUNT(*) AS led, SUM(CASE WHEN answer = 'FILED' THEN 1 ELSE 0 END) AS filed
                        FROM guided_filing WHERE commune_id = :commune AND led_at >= :from AND led_at < :until
                            AND (:whole = 1 OR village_id IN (<villages>)) GROUP BY village_id""")
                .bind("commune", commune.value())
                .bind("from", period.from().toEpochMilli())
                .bind("until", period.until().toEpochMilli())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .map((row, context) -> new Led(ReachStore.village(row), row.getInt("led"), row.getInt("filed")))
                .list();
    }

    /** How many of a village answered a question of the survey, and how many with yes. */
    record Said(String question, @Nullable VillageId village, int answered, int yes) {}

    /** Answers given until the end of the month; of each account the latest. */
    List<Said> survey(Handle handle, CommuneId commune, Period period, Scope scope) {
        return handle.createQuery("""
                        SELECT question, village_id, COUNT(*) AS answered, SUM(CASE WHEN answer = 'YES' THEN 1 ELSE 0 END) AS yes
                        FROM survey_answer WHERE commune_id = :commune AND at < :until
                            AND (:whole = 1 OR village_id IN (<villages>)) GROUP BY question, village_id""")
                .bind("commune", commune.value())
                .bind("until", period.until().toEpochMilli())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .map((row, context) -> new Said(
                        row.getString("question"), ReachStore.village(row), row.getInt("answered"), row.getInt("yes")))
                .list();
    }

    /** So many people of a village were taught on one occasion. */
    record Taught(VillageId village, int people) {}

    /** Visits on which somebody was taught, and lessons for several, of the month. */
    List<Taught> lessons(Handle handle, CommuneId commune, Period period, Scope scope) {
        return handle.createQuery("""
                        SELECT h.village_id, v.people FROM household_visit v JOIN household h ON h.id = v.household_id
                        WHERE v.commune_id = :commune AND v.at >= :from AND v.at < :until AND v.people > 0
                            AND (:whole = 1 OR h.village_id IN (<villages>))
                        UNION ALL
                        SELECT s.village_id, s.people FROM lesson_session s
                        WHERE s.commune_id = :commune AND s.held_on >= :firstDay AND s.held_on < :nextDay
                            AND (:whole = 1 OR s.village_id IN (<villages>))""")
                .bind("commune", commune.value())
                .bind("from", period.from().toEpochMilli())
                .bind("until", period.until().toEpochMilli())
                .bind("firstDay", first(period).toString())
                .bind("nextDay", first(period).plusMonths(1).toString())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .map((row, context) -> new Taught(new VillageId(row.getLong("village_id")), row.getInt("people")))
                .list();
    }

    private static LocalDate first(Period period) {
        return period.month().atDay(1);
    }
}
