package vn.loaxa.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.settings.RulesBook.Change;

/** What was changed of the table of Zalo's rules. Stateless. */
final class RuleChangeStore {
    /** By key, such as {@code windows.free}. */
    Map<String, Change> all(Handle handle) {
        Map<String, Change> changes = new LinkedHashMap<>();
        handle.createQuery("SELECT rule, value, since, source FROM zalo_rule_change ORDER BY rule")
                .map((row, context) -> Map.entry(
                        row.getString("rule"),
                        new Change(row.getString("value"), row.getString("since"), row.getString("source"))))
                .forEach(entry -> changes.put(entry.getKey(), entry.getValue()));
        return changes;
    }

    void save(Handle handle, String rule, Change change, Instant at) {
        handle.createUpdate("""
            INSERT INTO zalo_rule_change (rule, value, since, source, changed_at)
            VALUES (:rule, :value, :since, :source, :at)
            ON CONFLICT (rule) DO UPDATE SET value = excluded.value, since = excluded.since, source = excluded.source,
                changed_at = excluded.changed_at""")
                .bind("rule", rule)
                .bind("value", change.value())
                .bind("since", change.since())
                .bind("source", change.source())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** False if the line was not changed. */
    boolean remove(Handle handle, String rule) {
        return handle.createUpdate("DELETE FROM zalo_rule_change WHERE rule = :rule")
                        .bind("rule", rule)
                        .execute()
                == 1;
    }
}
