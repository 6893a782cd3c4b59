package vn.loaxa.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Rows of directives. Stateless. */
final class DirectiveStore {
    private static final String COLUMNS =
            "d.id, d.short_number, d.symbol, d.title, d.body_text, d.urgency, d.state, d.audience, d.roll,"
                    + " d.author_id, d.approver_id, d.file_id, d.created_at, d.published_at, d.due_at, d.follow_kind,"
                    + " d.send_at, d.night_reason, d.drill, d.document_type, d.issuer, d.issued_on, d.signer, d.check_code,"
                    + " d.answers, d.follow_up, d.survey,"
                    + " (SELECT f.short_number FROM directive f WHERE f.id = d.follows_id) AS follows_number";

    /** The number the next directive will have; for previews only. */
    int peekNumber(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT last_number FROM directive_number WHERE commune_id = :commune")
                        .bind("commune", commune.value())
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(0)
                + 1;
    }

    private int nextNumber(Handle handle, CommuneId commune) {
        return handle.createQuery("""
            INSERT INTO directive_number (commune_id, last_number) VALUES (:commune, 1)
            ON CONFLICT (commune_id) DO UPDATE SET last_number = directive_number.last_number + 1
            RETURNING last_number
            """)
                .bind("commune", commune.value())
                .mapTo(Integer.class)
                .one();
    }

    Directive insert(
            Handle handle,
            CommuneId commune,
            DirectiveDraft draft,
            DirectiveState state,
            int roll,
            String hash,
            Instant at) {
        int number = nextNumber(handle, commune);
        boolean out = state == DirectiveState.PUBLISHED || state == DirectiveState.DRILLED;
        Follow follow = draft.follow();
        LocalDate issuedOn = draft.particulars().issuedOn();
        long id = handle.createQuery("""
            INSERT INTO directive (commune_id, short_number, symbol, title, body_text, urgency, state, audience,
                roll, author_id, file_id, content_hash, created_at, published_at, due_at,
                follows_id, follow_kind, send_at, night_reason, drill,
                document_type, issuer, issued_on, signer, check_code, answers, follow_up, survey)
            VALUES (:commune, :number, :symbol, :title, :text, :urgency, :state, :audience,
                :roll, :author, :file, :hash, :at, :published, :due,
                (SELECT id FROM directive WHERE commune_id = :commune AND short_number = :follows),
                :followKind, :sendAt, :nightReason, :drill,
                :documentType, :issuer, :issuedOn, :signer, :code, :answers, :followUp, :survey)
            RETURNING id
            """)
                .bind("commune", commune.value())
                .bind("number", number)
                .bind("symbol", draft.symbol())
                .bind("title", draft.title())
                .bind("text", draft.text())
                .bind("urgency", draft.urgency().name())
                .bind("state", state.name())
                .bind("audience", AudienceJson.write(draft.audience()))
                .bind("roll", roll)
                .bind("author", draft.author().value())
                .bind("file", draft.fileId())
                .bind("hash", hash)
                .bind("at", at.toEpochMilli())
                .bind("published", out ? at.toEpochMilli() : null)
                .bind("due", millis(draft.dueAt()))
                .bind("follows", follow == null ? null : (Integer) follow.number())
                .bind("followKind", follow == null ? null : follow.kind().name())
                .bind("sendAt", millis(draft.dispatch().sendAt()))
                .bind("nightReason", draft.dispatch().nightReason())
                .bind("drill", draft.dispatch().drill() ? 1 : 0)
                .bind("documentType", draft.particulars().type())
                .bind("issuer", draft.particulars().issuer())
                .bind("issuedOn", issuedOn == null ? null : issuedOn.toString())
                .bind("signer", draft.particulars().signer())
                .bind("code", freshCode(handle, commune))
                .bind("answers", emptyToNull(draft.extras().answers().toString()))
                .bind("followUp", emptyToNull(draft.extras().followUp()))
                .bind("survey", draft.extras().survey() ? 1 : 0)
                .mapTo(Long.class)
                .one();
        return byId(handle, new DirectiveId(id)).orElseThrow();
    }

    Optional<Directive> byId(Handle handle, DirectiveId id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM directive d WHERE d.id = :id")
                .bind("id", id.value())
                .map((row, context) -> DirectiveRow.read(row))
                .findOne();
    }

    Optional<Directive> byNumber(Handle handle, CommuneId commune, int number) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM directive d WHERE d.commune_id = :commune AND d.short_number = :number")
                .bind("commune", commune.value())
                .bind("number", number)
                .map((row, context) -> DirectiveRow.read(row))
                .findOne();
    }

    /** One that went out to people. */
    Optional<Directive> sentWithCode(Handle handle, CommuneId commune, String code) {
        return handle.createQuery("SELECT " + COLUMNS + """
                         FROM directive d WHERE d.commune_id = :commune AND d.check_code = :code
                          AND d.published_at IS NOT NULL AND d.drill = 0
                        """)
                .bind("commune", commune.value())
                .bind("code", code)
                .map((row, context) -> DirectiveRow.read(row))
                .findOne();
    }

    /** One that no other directive of the commune has. */
    private static String freshCode(Handle handle, CommuneId commune) {
        String code;
        do {
            code = CheckCode.fresh();
        } while (handle.createQuery("SELECT COUNT(*) FROM directive WHERE commune_id = :commune AND check_code = :code")
                        .bind("commune", commune.value())
                        .bind("code", code)
                        .mapTo(Integer.class)
                        .one()
                > 0);
        return code;
    }

    List<Directive> recent(Handle handle, CommuneId commune, int skipped, int limit) {
        return handle.createQuery("SELECT " + COLUMNS + """
             FROM directive d WHERE d.commune_id = :commune
            ORDER BY d.short_number DESC LIMIT :limit OFFSET :skipped
            """)
                .bind("skipped", skipped)
                .bind("commune", commune.value())
                .bind("limit", limit)
                .map((row, context) -> DirectiveRow.read(row))
                .list();
    }

    /** Published ones for this person; a stopped one only where it got through. */
    List<Directive> forPerson(Handle handle, CommuneId commune, PersonId person, int limit) {
        return handle.createQuery("SELECT " + COLUMNS + """
             FROM delivery v JOIN directive d ON d.id = v.directive_id
            WHERE v.person_id = :person AND d.commune_id = :commune
              AND (d.state = 'PUBLISHED' OR (d.state = 'STOPPED' AND v.status >= :sent))
            ORDER BY d.published_at DESC, d.short_number DESC LIMIT :limit
            """)
                .bind("person", person.value())
                .bind("commune", commune.value())
                .bind("sent", DeliveryStatus.SENT.ordinal())
                .bind("limit", limit)
                .map((row, context) -> DirectiveRow.read(row))
                .list();
    }

    Optional<String> hash(Handle handle, DirectiveId id) {
        return handle.createQuery("SELECT content_hash FROM directive WHERE id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne();
    }

    /** From waiting to decided; false if somebody else decided in the meantime. */
    boolean approve(Handle handle, DirectiveId id, PersonId approver) {
        return handle.createUpdate("""
            UPDATE directive SET state = 'SCHEDULED', approver_id = :approver
            WHERE id = :id AND state = 'AWAITING_APPROVAL'
            """)
                        .bind("id", id.value())
                        .bind("approver", approver.value())
                        .execute()
                == 1;
    }

    void departs(Handle handle, DirectiveId id, Instant at) {
        handle.createUpdate("UPDATE directive SET departs_at = :at WHERE id = :id AND state = 'SCHEDULED'")
                .bind("id", id.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** From decided to published, once: the second to ask for it gets false. */
    boolean publish(Handle handle, DirectiveId id, int roll, Instant at) {
        return handle.createUpdate("""
            UPDATE directive SET state = 'PUBLISHED', roll = :roll, published_at = :at
            WHERE id = :id AND state = 'SCHEDULED'
            """)
                        .bind("id", id.value())
                        .bind("roll", roll)
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    /** What is to leave by now, the earliest first. */
    List<Due> due(Handle handle, Instant now) {
        return handle.createQuery("""
            SELECT commune_id, id FROM directive
            WHERE state = 'SCHEDULED' AND departs_at <= :now ORDER BY departs_at, id
            """)
                .bind("now", now.toEpochMilli())
                .map((row, context) ->
                        new Due(new CommuneId(row.getLong("commune_id")), new DirectiveId(row.getLong("id"))))
                .list();
    }

    record Due(CommuneId commune, DirectiveId id) {}

    Optional<Instant> nextDeparture(Handle handle) {
        return handle.createQuery("SELECT MIN(departs_at) FROM directive WHERE state = 'SCHEDULED'")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    Optional<Instant> departsAt(Handle handle, DirectiveId id) {
        return handle.createQuery("SELECT departs_at FROM directive WHERE id = :id AND state = 'SCHEDULED'")
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Ends what has not gone out yet. */
    boolean cancel(Handle handle, DirectiveId id) {
        return handle.createUpdate("""
            UPDATE directive SET state = 'WITHDRAWN'
            WHERE id = :id AND state IN ('SCHEDULED', 'AWAITING_APPROVAL')
            """).bind("id", id.value()).execute() == 1;
    }

    boolean reject(Handle handle, DirectiveId id, PersonId approver, String reason) {
        return handle.createUpdate("""
            UPDATE directive SET state = 'REJECTED', approver_id = :approver, rejection = :reason
            WHERE id = :id AND state = 'AWAITING_APPROVAL'
            """)
                        .bind("id", id.value())
                        .bind("approver", approver.value())
                        .bind("reason", reason)
                        .execute()
                == 1;
    }

    boolean stop(Handle handle, DirectiveId id) {
        return handle.createUpdate("UPDATE directive SET state = 'STOPPED' WHERE id = :id AND state = 'PUBLISHED'")
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
