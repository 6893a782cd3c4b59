package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.Given;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Rows of the answers of one person. Stateless. */
final class AnswerRecordStore {
    record Row(Instant at, int number, @Nullable String answers, Given given, boolean latest, boolean proxied) {}

    List<Row> of(Handle handle, CommuneId commune, PersonId person) {
        return handle.createQuery("""
            SELECT a.at, d.short_number, d.answers, a.choice, a.count_1, a.count_2, a.count_3, a.count_4, a.reason, a.latest,
                a.reported_by
            FROM directive_answer a JOIN directive d ON d.id = a.directive_id
            WHERE a.commune_id = :commune AND a.person_id = :person ORDER BY a.id
            """)
                .bind("commune", commune.value())
                .bind("person", person.value())
                .map((row, context) -> new Row(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getInt("short_number"),
                        row.getString("answers"),
                        AnswerStore.given(row),
                        row.getInt("latest") == 1,
                        DirectiveStore.number(row, "reported_by") != null))
                .list();
    }

    void forget(Handle handle, CommuneId commune, PersonId person) {
        for (String statement : List.of(
                "DELETE FROM directive_answer WHERE latest = 0 AND ",
                "UPDATE directive_answer SET reason = '' WHERE ")) {
            handle.createUpdate(statement + "commune_id = :commune AND person_id = :person")
                    .bind("commune", commune.value())
                    .bind("person", person.value())
                    .execute();
        }
    }
}
