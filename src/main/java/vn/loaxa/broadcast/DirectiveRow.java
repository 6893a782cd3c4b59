package vn.loaxa.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.directory.PersonId;

/** How a directive lies in its table. */
final class DirectiveRow {
    private DirectiveRow() {}

    static Directive read(ResultSet row) throws SQLException {
        Long approver = DirectiveStore.number(row, "approver_id");
        return new Directive(
                new DirectiveId(row.getLong("id")),
                row.getInt("short_number"),
                row.getString("symbol"),
                row.getString("title"),
                row.getString("body_text"),
                Urgency.valueOf(row.getString("urgency")),
                DirectiveState.valueOf(row.getString("state")),
                AudienceJson.read(row.getString("audience")),
                row.getInt("roll"),
                new PersonId(row.getLong("author_id")),
                approver == null ? null : new PersonId(approver),
                DirectiveStore.number(row, "file_id"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                instant(DirectiveStore.number(row, "published_at")),
                instant(DirectiveStore.number(row, "due_at")),
                follow(row),
                new Dispatch(
                        instant(DirectiveStore.number(row, "send_at")),
                        row.getString("night_reason"),
                        row.getInt("drill") == 1),
                particulars(row),
                code(row),
                extras(row));
    }

    /** Directives of the days before the code have none. */
    private static String code(ResultSet row) throws SQLException {
        String code = row.getString("check_code");
        return code == null ? "" : code;
    }

    private static DirectiveDraft.Extras extras(ResultSet row) throws SQLException {
        String followUp = row.getString("follow_up");
        return new DirectiveDraft.Extras(
                AnswerSetReader.stored(row.getString("answers")),
                followUp == null ? "" : followUp,
                row.getInt("survey") == 1);
    }

    private static Particulars particulars(ResultSet row) throws SQLException {
        String issuedOn = row.getString("issued_on");
        return new Particulars(
                row.getString("document_type"),
                row.getString("issuer"),
                issuedOn == null ? null : LocalDate.parse(issuedOn),
                row.getString("signer"));
    }

    private static @Nullable Follow follow(ResultSet row) throws SQLException {
        String kind = row.getString("follow_kind");
        return kind == null ? null : new Follow(row.getInt("follows_number"), Follow.Kind.valueOf(kind));
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
