package vn.loaxa.conversation.questions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.questions.FaqDraft.State;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Keeps drafts. */
final class FaqDraftStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "id, kind, entry_id, question, phrasings, answer, source, as_of, review_by, owner_role, question_id, author_id, "
                    + "created_at, state, decided_by, decided_at";

    long add(Handle handle, CommuneId commune, FaqDraft draft) {
        FaqEntry entry = draft.entry();
        return handle.createQuery("""
                        INSERT INTO faq_draft (commune_id, kind, entry_id, question, phrasings, answer, source, as_of,
                            review_by, owner_role, question_id, author_id, created_at, state)
                        VALUES (:commune, :kind, :entry, :question, :phrasings, :answer, :source, :asOf,
                            :reviewBy, :owner, :questionId, :author, :at, 'DRAFT') RETURNING id""")
                .bind("commune", commune.value())
                .bind("kind", draft.kind().name())
                .bind("entry", entry.id())
                .bind("question", entry.question())
                .bind("phrasings", json(entry.phrasings()))
                .bind("answer", entry.answer())
                .bind("source", entry.source())
                .bind("asOf", entry.asOf().toString())
                .bind("reviewBy", entry.reviewBy().toString())
                .bind("owner", entry.ownerRole())
                .bind("questionId", draft.questionId())
                .bind("author", draft.author().value())
                .bind("at", draft.createdAt().toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    Optional<FaqDraft> byId(Handle handle, CommuneId commune, long id) {
        return handle.createQuery(
                        "SELECT %s FROM faq_draft WHERE commune_id = :commune AND id = :id".formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("id", id)
                .map((row, context) -> draft(row))
                .findOne();
    }

    /** Newest first. */
    List<FaqDraft> list(Handle handle, CommuneId commune, State state, int most) {
        return handle.createQuery("""
                        SELECT %s FROM faq_draft WHERE commune_id = :commune AND state = :state
                        ORDER BY id DESC LIMIT :most""".formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("state", state.name())
                .bind("most", most)
                .map((row, context) -> draft(row))
                .list();
    }

    /** False if somebody decided before. */
    boolean decide(Handle handle, CommuneId commune, long id, State state, PersonId by, Instant at) {
        return handle.createUpdate("""
                                UPDATE faq_draft SET state = :state, decided_by = :by, decided_at = :at
                                WHERE commune_id = :commune AND id = :id AND state = 'DRAFT'""")
                        .bind("commune", commune.value())
                        .bind("id", id)
                        .bind("state", state.name())
                        .bind("by", by.value())
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    private static FaqDraft draft(ResultSet row) throws SQLException {
        long by = row.getLong("decided_by");
        long at = row.getLong("decided_at");
        return new FaqDraft(
                row.getLong("id"),
                FaqDraft.Kind.valueOf(row.getString("kind")),
                new FaqEntry(
                        row.getString("entry_id"),
                        row.getString("question"),
                        list(row.getString("phrasings")),
                        row.getString("answer"),
                        LocalDate.parse(row.getString("as_of")),
                        row.getString("source"),
                        LocalDate.parse(row.getString("review_by")),
                        row.getString("owner_role")),
                row.getLong("question_id"),
                new PersonId(row.getLong("author_id")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                State.valueOf(row.getString("state")),
                by == 0 ? null : new PersonId(by),
                at == 0 ? null : Instant.ofEpochMilli(at));
    }

    private static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing the phrasings of a draft", e);
        }
    }

    private static List<String> list(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Reading the phrasings of a draft", e);
        }
    }
}
