package vn.loaxa.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Keeps the questions that had no answer, alike ones together. */
final class UnansweredStore {
    /** Counts the question; one that was settled before is open again. */
    void count(Handle handle, CommuneId commune, String likeness, String question, Instant at) {
        handle.createUpdate("""
                        INSERT INTO unanswered_question (commune_id, likeness, question, times, first_at, last_at)
                        VALUES (:commune, :likeness, :question, 1, :at, :at)
                        ON CONFLICT (commune_id, likeness) DO UPDATE SET
                            times = unanswered_question.times + 1, last_at = excluded.last_at, settled_at = NULL""")
                .bind("commune", commune.value())
                .bind("likeness", likeness)
                .bind("question", question)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Those still open, the most frequent first. */
    List<UnansweredQuestion> open(Handle handle, CommuneId commune, int most) {
        return handle.createQuery("""
                        SELECT id, question, times, first_at, last_at FROM unanswered_question
                        WHERE commune_id = :commune AND settled_at IS NULL
                        ORDER BY times DESC, last_at DESC, id LIMIT :most""")
                .bind("commune", commune.value())
                .bind("most", most)
                .map((row, context) -> question(row))
                .list();
    }

    boolean settle(Handle handle, CommuneId commune, long id, Instant at) {
        return handle.createUpdate("""
                                UPDATE unanswered_question SET settled_at = :at
                                WHERE commune_id = :commune AND id = :id AND settled_at IS NULL""")
                        .bind("commune", commune.value())
                        .bind("id", id)
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    private static UnansweredQuestion question(ResultSet row) throws SQLException {
        return new UnansweredQuestion(
                row.getLong("id"),
                row.getString("question"),
                row.getInt("times"),
                Instant.ofEpochMilli(row.getLong("first_at")),
                Instant.ofEpochMilli(row.getLong("last_at")));
    }
}
