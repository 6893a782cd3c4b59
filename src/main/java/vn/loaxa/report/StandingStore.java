package vn.loaxa.report;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Counts people, group chats in use and cases. Stateless. */
final class StandingStore {
    private static final String IN_SCOPE = """
            (:whole = 1 OR p.village_id IN (<villages>) OR EXISTS (
                SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL AND m.body_id IN (<bodies>)))
            """;

    /** People on the roll of a village, and those of them with a linked account that has not refused us. */
    record People(@Nullable VillageId village, int people, int linked) {}

    List<People> people(Handle handle, CommuneId commune, Scope scope) {
        return handle.createQuery("""
                        SELECT p.village_id, COUNT(*) AS people, COUNT(a.id) AS linked
                        FROM person p LEFT JOIN zalo_account a ON a.person_id = p.id AND a.blocked = 0
                        WHERE p.commune_id = :commune AND %s GROUP BY p.village_id
                        """.formatted(IN_SCOPE))
                .bind("commune", commune.value())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .bindList("bodies", scope.bodyIds())
                .map((row, context) -> new People(ReachStore.village(row), row.getInt("people"), row.getInt("linked")))
                .list();
    }

    /** Houses on the digital team's list of a village, those in touch, and those visited in the month. */
    record Houses(VillageId village, int houses, int reached, int visited) {}

    /** Villages without a list are absent. */
    List<Houses> houses(Handle handle, CommuneId commune, Period period, Scope scope) {
        return handle.createQuery("""
                        SELECT h.village_id, COUNT(*) AS houses,
                            SUM(CASE WHEN h.in_group = 1 OR EXISTS (
                                SELECT 1 FROM person p JOIN zalo_account a ON a.person_id = p.id AND a.blocked = 0
                                WHERE p.village_id = h.village_id AND p.name = h.head_name) THEN 1 ELSE 0 END) AS reached,
                            SUM(CASE WHEN EXISTS (SELECT 1 FROM household_visit v WHERE v.household_id = h.id
                                AND v.at >= :from AND v.at < :until) THEN 1 ELSE 0 END) AS visited
                        FROM household h
                        WHERE h.commune_id = :commune AND (:whole = 1 OR h.village_id IN (<villages>)) GROUP BY h.village_id
                        """)
                .bind("commune", commune.value())
                .bind("from", period.from().toEpochMilli())
                .bind("until", period.until().toEpochMilli())
                .bind("whole", scope.whole() ? 1 : 0)
                .bindList("villages", scope.villageIds())
                .map((row, context) -> new Houses(
                        new VillageId(row.getLong("village_id")),
                        row.getInt("houses"),
                        row.getInt("reached"),
                        row.getInt("visited")))
                .list();
    }

    /** Group chats into which a message of ours went, from the one instant until before the other. */
    Set<ZaloGroupId> chatsWritten(Handle handle, CommuneId commune, Instant from, Instant until) {
        // In the words of the partial index. No range of strings: how those compare depends on the database.
        return new HashSet<>(handle.createQuery("""
                        SELECT DISTINCT recipient FROM outbox_message
                        WHERE commune_id = :commune AND state = 'SENT' AND substr(recipient, 1, 6) = 'group:'
                            AND changed_at >= :from AND changed_at < :until
                        """)
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .mapTo(String.class)
                .map(recipient -> new ZaloGroupId(recipient.substring("group:".length())))
                .list());
    }

    /** A case of a resident; {@code answeredAt} is when it was answered first. */
    record Case(
            @Nullable VillageId village,
            Instant openedAt,
            Instant dueAt,
            @Nullable Instant answeredAt) {}

    /** The cases opened in the month. Outside the commune's scope only those of people on the roll can be told. */
    List<Case> cases(Handle handle, CommuneId commune, Period period, Scope scope) {
        Query query = handle.createQuery("""
                        SELECT p.village_id, c.opened_at, c.due_at,
                            (SELECT MIN(e.at) FROM resident_case_event e
                             WHERE e.case_id = c.id AND e.state = 'ANSWERED') AS answered_at
                        FROM resident_case c
                            LEFT JOIN zalo_account a ON a.commune_id = c.commune_id AND a.user_id = c.user_id
                            LEFT JOIN person p ON p.id = COALESCE(c.person_id, a.person_id)
                        WHERE c.commune_id = :commune AND c.opened_at >= :from AND c.opened_at < :until AND %s
                        ORDER BY c.number
                        """.formatted(IN_SCOPE));
        return ReachStore.bound(query, commune, period, scope)
                .map((row, context) -> {
                    long answered = row.getLong("answered_at");
                    return new Case(
                            ReachStore.village(row),
                            Instant.ofEpochMilli(row.getLong("opened_at")),
                            Instant.ofEpochMilli(row.getLong("due_at")),
                            answered == 0 ? null : Instant.ofEpochMilli(answered));
                })
                .list();
    }

    /** How a resident marked a talk with the office, 1 to 5. */
    record Mark(@Nullable VillageId village, int points) {}

    /** The marks of talks that were closed in the month. Outside the commune's scope only those of people on the roll can be told. */
    List<Mark> marks(Handle handle, CommuneId commune, Period period, Scope scope) {
        Query query = handle.createQuery("""
                        SELECT p.village_id, t.rating
                        FROM resident_thread t
                            LEFT JOIN zalo_account a ON a.commune_id = t.commune_id AND a.user_id = t.user_id
                            LEFT JOIN person p ON p.id = a.person_id
                        WHERE t.commune_id = :commune AND t.closed_at >= :from AND t.closed_at < :until
                            AND t.rating IS NOT NULL AND %s
                        ORDER BY t.id
                        """.formatted(IN_SCOPE));
        return ReachStore.bound(query, commune, period, scope)
                .map((row, context) -> new Mark(ReachStore.village(row), row.getInt("rating")))
                .list();
    }
}
