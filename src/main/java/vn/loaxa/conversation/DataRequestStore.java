package vn.loaxa.conversation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.DataRequests.Open;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Keeps requests about data, and deletes what conversations keep. */
final class DataRequestStore {
    Open add(Handle handle, CommuneId commune, Open request) {
        PersonId person = request.person();
        ZaloUserId user = request.user();
        long id = handle.createQuery("""
                        INSERT INTO data_request (commune_id, user_id, person_id, kind, asked_at, answer_by, done_by)
                        VALUES (:commune, :user, :person, :kind, :asked, :answerBy, :doneBy) RETURNING id""")
                .bind("commune", commune.value())
                .bind("user", user == null ? "" : user.value())
                .bind("kind", request.kind().name())
                .bindByType("person", person == null ? null : person.value(), Long.class)
                .bind("asked", request.askedAt().toEpochMilli())
                .bind("answerBy", request.answerBy().toEpochMilli())
                .bind("doneBy", request.doneBy().toEpochMilli())
                .mapTo(Long.class)
                .one();
        return new Open(id, user, person, request.kind(), request.askedAt(), request.answerBy(), request.doneBy());
    }

    List<Open> open(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, user_id, person_id, kind, asked_at, answer_by, done_by FROM data_request
                        WHERE commune_id = :commune AND done_at IS NULL ORDER BY answer_by, id""")
                .bind("commune", commune.value())
                .map((row, context) -> {
                    long person = row.getLong("person_id");
                    String user = row.getString("user_id");
                    return new Open(
                            row.getLong("id"),
                            user.isEmpty() ? null : new ZaloUserId(user),
                            person == 0 ? null : new PersonId(person),
                            DataRequests.Kind.valueOf(row.getString("kind")),
                            Instant.ofEpochMilli(row.getLong("asked_at")),
                            Instant.ofEpochMilli(row.getLong("answer_by")),
                            Instant.ofEpochMilli(row.getLong("done_by")));
                })
                .list();
    }

    void done(Handle handle, long id, Instant at) {
        handle.createUpdate("UPDATE data_request SET done_at = :at, user_id = '' WHERE id = :id")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    void erase(Handle handle, CommuneId commune, ZaloUserId user) {
        for (String statement : List.of(
                "DELETE FROM conversation WHERE commune_id = :commune AND user_id = :user",
                "DELETE FROM household_check WHERE commune_id = :commune AND user_id = :user",
                "DELETE FROM survey_answer WHERE commune_id = :commune AND user_id = :user",
                "DELETE FROM guided_filing WHERE commune_id = :commune AND user_id = :user",
                """
                UPDATE pledge SET user_id = 'erased-' || CAST(id AS TEXT), name = ''
                WHERE commune_id = :commune AND user_id = :user""",
                "DELETE FROM product_listing WHERE commune_id = :commune AND user_id = :user",
                "UPDATE data_request SET user_id = '' WHERE commune_id = :commune AND user_id = :user",
                """
                UPDATE resident_case SET user_id = 'erased-' || CAST(id AS TEXT), person_id = NULL, media = ''
                WHERE commune_id = :commune AND user_id = :user""")) {
            handle.createUpdate(statement)
                    .bind("commune", commune.value())
                    .bind("user", user.value())
                    .execute();
        }
    }
}
