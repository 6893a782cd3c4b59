package vn.loaxa.conversation.tally;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Rows of counted questions. Stateless. */
final class QuestionCountStore {
    void add(Handle handle, CommuneId commune, LocalDate day, String topic, QuestionCounts.Outcome outcome) {
        handle.createUpdate("""
                        INSERT INTO question_count (commune_id, day, topic, outcome, times)
                        VALUES (:commune, :day, :topic, :outcome, 1)
                        ON CONFLICT (commune_id, day, topic, outcome) DO UPDATE SET times = question_count.times + 1""")
                .bind("commune", commune.value())
                .bind("day", day.toString())
                .bind("topic", topic)
                .bind("outcome", outcome.name())
                .execute();
    }
}
