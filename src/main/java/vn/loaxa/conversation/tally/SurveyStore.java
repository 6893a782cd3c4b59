package vn.loaxa.conversation.tally;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Rows of answers to the survey. Stateless. */
final class SurveyStore {
    void put(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            Surveys.Question question,
            Surveys.Answer answer,
            @Nullable VillageId village,
            Instant at) {
        handle.createUpdate("""
                        INSERT INTO survey_answer (commune_id, user_id, question, answer, village_id, at)
                        VALUES (:commune, :user, :question, :answer, :village, :at)
                        ON CONFLICT (commune_id, user_id, question) DO UPDATE SET
                            answer = excluded.answer, village_id = excluded.village_id, at = excluded.at""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("question", question.name())
                .bind("answer", answer.name())
                .bindByType("village", village == null ? null : village.value(), Long.class)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    void delete(Handle handle, CommuneId commune, ZaloUserId user) {
        handle.createUpdate("DELETE FROM survey_answer WHERE commune_id = :commune AND user_id = :user")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .execute();
    }
}
