package vn.loaxa.conversation.tally;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.DirectiveId;
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

    int answered(Handle handle, DirectiveId directive, Instant since) {
        return handle.createQuery("""
                        SELECT COUNT(DISTINCT v.person_id) FROM delivery v
                        JOIN zalo_account a ON a.person_id = v.person_id AND a.commune_id = v.commune_id
                        JOIN survey_answer s ON s.commune_id = a.commune_id AND s.user_id = a.user_id
                        WHERE v.directive_id = :directive AND s.at >= :since""")
                .bind("directive", directive.value())
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    void delete(Handle handle, CommuneId commune, ZaloUserId user) {
        handle.createUpdate("DELETE FROM survey_answer WHERE commune_id = :commune AND user_id = :user")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .execute();
    }
}
