package vn.loaxa.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.Households.Said;
import vn.loaxa.db.CommuneId;

/** Keeps what households said; the last word of an account counts. */
final class HouseholdStore {
    void add(Handle handle, CommuneId commune, Said said) {
        handle.createUpdate("""
                        INSERT INTO household_check (commune_id, user_id, village, state, note, at)
                        VALUES (:commune, :user, :village, :state, :note, :at)""")
                .bind("commune", commune.value())
                .bind("user", said.user())
                .bind("village", said.village())
                .bind("state", said.state())
                .bind("note", said.note())
                .bind("at", said.at().toEpochMilli())
                .execute();
    }

    List<Said> last(Handle handle, CommuneId commune, Instant since) {
        return handle.createQuery("""
                        SELECT user_id, village, state, note, at FROM household_check h
                        WHERE commune_id = :commune AND at >= :since AND id =
                            (SELECT MAX(id) FROM household_check o WHERE o.commune_id = h.commune_id AND o.user_id = h.user_id)
                        ORDER BY at, id""")
                .bind("commune", commune.value())
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Said(
                        row.getString("user_id"),
                        row.getString("village"),
                        row.getString("state"),
                        row.getString("note"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    Map<String, Map<String, Integer>> counts(Handle handle, CommuneId commune, Instant since) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        last(handle, commune, since).forEach(said -> counts.computeIfAbsent(said.village(), village -> new TreeMap<>())
                .merge(said.state(), 1, Integer::sum));
        return counts;
    }
}
