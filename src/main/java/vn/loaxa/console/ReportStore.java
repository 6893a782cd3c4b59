package vn.loaxa.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.db.CommuneId;

/** Counts for reports. Every span is [from, until). Drills count nowhere: nothing of them went out. */
final class ReportStore {
    /** By which deliveries are gathered. */
    enum Unit {
        VILLAGE("village_id"),
        BODY("body_id");

        private final String column;

        Unit(String column) {
            this.column = column;
        }
    }

    /**
     * What became of the messages of a span.
     *
     * @param roll people, each counted for every directive they were to get
     * @param minutes from publishing to each acknowledgement, ascending
     */
    record Reach(int roll, int delivered, int seen, int acknowledged, int proxied, List<Long> minutes) {
        static final Reach NONE = new Reach(0, 0, 0, 0, 0, List.of());

        Reach plus(Reach other) {
            List<Long> all = new ArrayList<>(minutes);
            all.addAll(other.minutes);
            Collections.sort(all);
            return new Reach(
                    roll + other.roll,
                    delivered + other.delivered,
                    seen + other.seen,
                    acknowledged + other.acknowledged,
                    proxied + other.proxied,
                    all);
        }
    }

    record Part(int part, int whole) {}

    /** @param hours from opening to the answer, of those answered, ascending */
    record Cases(int all, int inTime, List<Long> hours) {}

    /** By the id of the unit; those without one stand under 0. */
    Map<Long, Reach> reach(Handle handle, CommuneId commune, Unit unit, Instant from, Instant until) {
        Map<Long, List<Long>> minutes = new HashMap<>();
        handle.createQuery("""
                        SELECT COALESCE(v.%s, 0) AS unit, v.acknowledged_at - d.published_at AS took
                        FROM directive d JOIN delivery v ON v.directive_id = d.id
                        WHERE d.commune_id = :commune AND d.published_at >= :from AND d.published_at < :until
                            AND d.drill = 0 AND v.acknowledged_at IS NOT NULL ORDER BY took""".formatted(unit.column))
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, context) -> minutes.computeIfAbsent(row.getLong("unit"), any -> new ArrayList<>())
                        .add(Math.max(0, row.getLong("took") / 60_000)))
                .list();
        Map<Long, Reach> reach = new HashMap<>();
        handle.createQuery("""
                        SELECT COALESCE(v.%s, 0) AS unit, COUNT(*) AS roll,
                            SUM(CASE WHEN v.status >= :delivered THEN 1 ELSE 0 END) AS delivered,
                            SUM(CASE WHEN v.status >= :seen THEN 1 ELSE 0 END) AS seen,
                            SUM(CASE WHEN v.acknowledged_at IS NULL THEN 0 ELSE 1 END) AS acknowledged,
                            SUM(CASE WHEN v.acknowledged_by IS NULL THEN 0 ELSE 1 END) AS proxied
                        FROM directive d JOIN delivery v ON v.directive_id = d.id
                        WHERE d.commune_id = :commune AND d.published_at >= :from AND d.published_at < :until
                            AND d.drill = 0 GROUP BY COALESCE(v.%s, 0)""".formatted(unit.column, unit.column))
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .bind("delivered", DeliveryStatus.DELIVERED.ordinal())
                .bind("seen", DeliveryStatus.SEEN.ordinal())
                .map((row, context) -> reach.put(
                        row.getLong("unit"),
                        new Reach(
                                row.getInt("roll"),
                                row.getInt("delivered"),
                                row.getInt("seen"),
                                row.getInt("acknowledged"),
                                row.getInt("proxied"),
                                minutes.getOrDefault(row.getLong("unit"), List.of()))))
                .list();
        return reach;
    }

    /** Directives that went out, and how many of them with a paper. */
    Part directives(Handle handle, CommuneId commune, Instant from, Instant until) {
        return handle.createQuery("""
                        SELECT SUM(CASE WHEN file_id IS NULL THEN 0 ELSE 1 END) AS part, COUNT(*) AS whole FROM directive
                        WHERE commune_id = :commune AND published_at >= :from AND published_at < :until AND drill = 0""")
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, context) -> new Part(row.getInt("part"), row.getInt("whole")))
                .one();
    }

    /** People with an account, of all of the village; as it is now. */
    Map<Long, Part> linked(Handle handle, CommuneId commune) {
        Map<Long, Part> linked = new HashMap<>();
        handle.createQuery("""
                        SELECT p.village_id AS unit, COUNT(*) AS whole, COUNT(a.id) AS part
                        FROM person p LEFT JOIN zalo_account a ON a.person_id = p.id
                        WHERE p.commune_id = :commune AND p.village_id IS NOT NULL GROUP BY p.village_id""")
                .bind("commune", commune.value())
                .map((row, context) ->
                        linked.put(row.getLong("unit"), new Part(row.getInt("part"), row.getInt("whole"))))
                .list();
        return linked;
    }

    /** Sub-associations to which a message went out in the span, of all. */
    Part channels(Handle handle, CommuneId commune, Instant from, Instant until) {
        return handle.createQuery("""
                        SELECT COUNT(*) AS whole, SUM(CASE WHEN EXISTS (
                            SELECT 1 FROM delivery v JOIN directive d ON d.id = v.directive_id
                            WHERE v.body_id = b.id AND v.status >= :sent
                                AND d.published_at >= :from AND d.published_at < :until) THEN 1 ELSE 0 END) AS part
                        FROM body b WHERE b.commune_id = :commune AND b.kind = 'SUB_ASSOCIATION'""")
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .bind("sent", DeliveryStatus.SENT.ordinal())
                .map((row, context) -> new Part(row.getInt("part"), row.getInt("whole")))
                .one();
    }

    /** Cases of residents whose deadline lay in the span: what is not due yet is neither in time nor late. */
    Cases cases(Handle handle, CommuneId commune, Instant from, Instant until) {
        record Row(long hours, boolean answered, boolean inTime) {}
        List<Row> rows = handle.createQuery("""
                        SELECT c.opened_at, c.due_at, (SELECT MIN(e.at) FROM resident_case_event e
                            WHERE e.case_id = c.id AND e.state = 'ANSWERED') AS answered_at
                        FROM resident_case c
                        WHERE c.commune_id = :commune AND c.due_at >= :from AND c.due_at < :until""")
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, context) -> {
                    long due = row.getLong("due_at");
                    long opened = row.getLong("opened_at");
                    long answered = row.getLong("answered_at");
                    boolean any = !row.wasNull();
                    return new Row((answered - opened) / 3_600_000, any, any && answered <= due);
                })
                .list();
        return new Cases(
                rows.size(),
                (int) rows.stream().filter(Row::inTime).count(),
                rows.stream().filter(Row::answered).map(Row::hours).sorted().toList());
    }
}
