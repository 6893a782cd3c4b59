package vn.loaxa.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.paper.PaperJson;
import vn.loaxa.paper.Signature;

/**
 * Counts directives and how they reached people. A drill and the notice of a withdrawal are no directives here. Ranks of
 * {@link vn.loaxa.broadcast.DeliveryStatus}: SENT 4, DELIVERED 5, SEEN 6, ACKNOWLEDGED 7. Stateless.
 */
final class ReachStore {
    private static final String WENT_OUT = """
            d.commune_id = :commune AND d.published_at >= :from AND d.published_at < :until AND d.drill = 0
                AND (d.follow_kind IS NULL OR d.follow_kind <> 'WITHDRAWS')
            """;
    private static final String IN_SCOPE = "(:whole = 1 OR v.village_id IN (<villages>) OR v.body_id IN (<bodies>))";

    /** A directive that went out. */
    record Head(long id, Urgency urgency, String symbol) {}

    List<Head> heads(Handle handle, CommuneId commune, Period period) {
        return handle.createQuery("SELECT d.id, d.urgency, d.symbol FROM directive d WHERE " + WENT_OUT
                        + " ORDER BY d.short_number")
                .bind("commune", commune.value())
                .bind("from", period.from().toEpochMilli())
                .bind("until", period.until().toEpochMilli())
                .map((row, context) ->
                        new Head(row.getLong("id"), Urgency.valueOf(row.getString("urgency")), row.getString("symbol")))
                .list();
    }

    /** Directives that carry a PDF of which every signature was verified and vouched for when it was taken in. */
    Set<Long> signed(Handle handle, CommuneId commune, Period period) {
        return handle
                .createQuery("""
                        SELECT d.id, p.facts FROM directive d
                            JOIN directive_paper p ON p.file_id = d.file_id AND p.commune_id = d.commune_id
                        WHERE %s""".formatted(WENT_OUT))
                .bind("commune", commune.value())
                .bind("from", period.from().toEpochMilli())
                .bind("until", period.until().toEpochMilli())
                .map((row, context) -> Map.entry(row.getLong("id"), PaperJson.read(row.getString("facts"))))
                .stream()
                .filter(entry -> entry.getValue().signatures().stream().anyMatch(one -> !one.timestamp())
                        && entry.getValue().verdict() == Signature.Verdict.GOOD)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * People of one village on the roll of one directive who answered in the same minute.
     *
     * @param minutes whole minutes from its going out to their acknowledgement; null for those who have not acknowledged
     */
    record Cell(
            long directive,
            @Nullable VillageId village,
            @Nullable Long minutes,
            int roll,
            int sent,
            int delivered,
            int seen,
            int proxied) {
        int acknowledged() {
            return minutes == null ? 0 : roll;
        }
    }

    /** All in one walk over the rolls: they are the longest of our tables. */
    List<Cell> cells(Handle handle, CommuneId commune, Period period, Scope scope) {
        Query query = handle.createQuery("""
                        SELECT v.directive_id, v.village_id, (v.acknowledged_at - d.published_at) / 60000 AS minutes,
                            COUNT(*) AS roll,
                            SUM(CASE WHEN v.status >= 4 THEN 1 ELSE 0 END) AS sent,
                            SUM(CASE WHEN v.status >= 5 THEN 1 ELSE 0 END) AS delivered,
                            SUM(CASE WHEN v.status >= 6 THEN 1 ELSE 0 END) AS seen,
                            COUNT(v.acknowledged_by) AS proxied
                        FROM delivery v JOIN directive d ON d.id = v.directive_id
                        WHERE %s AND %s GROUP BY v.directive_id, v.village_id, minutes
                        """.formatted(WENT_OUT, IN_SCOPE));
        return bound(query, commune, period, scope)
                .map((row, context) -> new Cell(
                        row.getLong("directive_id"),
                        village(row),
                        minutes(row),
                        row.getInt("roll"),
                        row.getInt("sent"),
                        row.getInt("delivered"),
                        row.getInt("seen"),
                        row.getInt("proxied")))
                .list();
    }

    /** Messages of each directive that Zalo charged; a directive without any is absent. */
    Map<Long, Integer> charged(Handle handle, CommuneId commune, List<Head> heads) {
        if (heads.isEmpty()) {
            return Map.of();
        }
        var charged = new HashMap<Long, Integer>();
        handle.createQuery("""
                        SELECT batch, SUM(charged) AS charged FROM outbox_message
                        WHERE commune_id = :commune AND batch IN (<batches>) AND batch <> '' AND charged > 0 GROUP BY batch
                        """)
                .bind("commune", commune.value())
                .bindList(
                        "batches",
                        heads.stream().map(head -> "directive:" + head.id()).toList())
                .map((row, context) -> Map.entry(
                        Long.parseLong(row.getString("batch").substring("directive:".length())), row.getInt("charged")))
                .forEach(entry -> charged.put(entry.getKey(), entry.getValue()));
        return charged;
    }

    /** When directives went out, oldest first. */
    List<Instant> published(Handle handle, CommuneId commune, Instant from, Instant until) {
        return handle.createQuery("SELECT d.published_at FROM directive d WHERE " + WENT_OUT + " ORDER BY 1")
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .mapTo(Long.class)
                .map(Instant::ofEpochMilli)
                .list();
    }

    /** For queries about a month that are counted within a scope. */
    static Query bound(Query query, CommuneId commune, Period period, Scope scope) {
        return query.bind("commune", commune.value())
                .bind("from", period.from().toEpochMilli())
                .bind("until", period.until().toEpochMilli())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .bindList("bodies", scope.bodyIds());
    }

    private static @Nullable Long minutes(ResultSet row) throws SQLException {
        long minutes = row.getLong("minutes");
        return row.wasNull() ? null : (Long) minutes;
    }

    static @Nullable VillageId village(ResultSet row) throws SQLException {
        long id = row.getLong("village_id");
        return row.wasNull() ? null : new VillageId(id);
    }
}
