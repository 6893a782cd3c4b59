package vn.loaxa.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

final class AuditStore {
    /** What the first line hangs on. */
    static final String START = "";

    /**
     * @param sequence of the line it belongs to
     * @param hash of that line, or of the one before it for a line that is about to be written
     */
    record Link(long sequence, String hash) {}

    /** The next sequence and the hash to hang on. Holds the head of the chain until the transaction ends, so nodes take turns. */
    Link takeNext(Handle handle, CommuneId commune) {
        handle.createUpdate("""
            INSERT INTO audit_head (commune_id, sequence, hash) VALUES (:commune, 0, :start)
            ON CONFLICT (commune_id) DO NOTHING
            """)
                .bind("commune", commune.value())
                .bind("start", START)
                .execute();
        return handle.createQuery("""
            UPDATE audit_head SET sequence = sequence + 1 WHERE commune_id = :commune
            RETURNING sequence, hash
            """)
                .bind("commune", commune.value())
                .map((row, context) -> new Link(row.getLong("sequence"), row.getString("hash")))
                .one();
    }

    void append(Handle handle, CommuneId commune, AuditLine line, String hash) {
        handle.createUpdate("""
            INSERT INTO audit_entry
                (commune_id, sequence, at, person_id, actor, via, action, subject, details, hash)
            VALUES (:commune, :sequence, :at, :person, :actor, :via, :action, :subject, :details, :hash)
            """)
                .bind("commune", commune.value())
                .bind("sequence", line.sequence())
                .bind("at", line.atMillis())
                .bind("person", line.actor().personId())
                .bind("actor", line.actor().name())
                .bind("via", line.actor().via())
                .bind("action", line.action())
                .bind("subject", line.subject())
                .bind("details", line.detailsJson())
                .bind("hash", hash)
                .execute();
        handle.createUpdate("UPDATE audit_head SET hash = :hash WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .bind("hash", hash)
                .execute();
    }

    Link head(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT sequence, hash FROM audit_head WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .map((row, context) -> new Link(row.getLong("sequence"), row.getString("hash")))
                .findOne()
                .orElse(new Link(0, START));
    }

    List<AuditEntry> newestFirst(Handle handle, CommuneId commune, AuditFilter filter, int offset, int limit) {
        List<Long> persons = filter.persons();
        if (persons != null && persons.isEmpty()) {
            return List.of();
        }
        Instant from = filter.from();
        Instant until = filter.until();
        var sql = new StringBuilder("SELECT * FROM audit_entry WHERE commune_id = :commune");
        sql.append(persons == null ? "" : " AND person_id IN (<persons>)");
        sql.append(filter.action().isEmpty() ? "" : " AND action = :action");
        sql.append(from == null ? "" : " AND at >= :from");
        sql.append(until == null ? "" : " AND at < :until");
        var query = handle.createQuery(sql.append(" ORDER BY sequence DESC LIMIT :limit OFFSET :offset")
                        .toString())
                .bind("commune", commune.value())
                .bind("limit", limit)
                .bind("offset", offset);
        if (persons != null) {
            query.bindList("persons", persons);
        }
        if (!filter.action().isEmpty()) {
            query.bind("action", filter.action());
        }
        if (from != null) {
            query.bind("from", from.toEpochMilli());
        }
        if (until != null) {
            query.bind("until", until.toEpochMilli());
        }
        return query.map((row, context) -> entry(row)).list();
    }

    List<String> actions(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT DISTINCT action FROM audit_entry WHERE commune_id = :commune ORDER BY action")
                .bind("commune", commune.value())
                .mapTo(String.class)
                .list();
    }

    List<AuditEntry> about(Handle handle, CommuneId commune, String subject) {
        return handle.createQuery("""
            SELECT * FROM audit_entry WHERE commune_id = :commune AND subject = :subject ORDER BY sequence
            """)
                .bind("commune", commune.value())
                .bind("subject", subject)
                .map((row, context) -> entry(row))
                .list();
    }

    void forEach(Handle handle, CommuneId commune, Consumer<AuditEntry> each) {
        handle.createQuery("SELECT * FROM audit_entry WHERE commune_id = :commune ORDER BY sequence")
                .bind("commune", commune.value())
                .setFetchSize(500)
                .map((row, context) -> entry(row))
                .useStream(entries -> entries.forEach(each));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        long person = row.getLong("person_id");
        var actor = new Actor(row.wasNull() ? null : person, row.getString("actor"), row.getString("via"));
        return new AuditEntry(
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("at")),
                actor,
                row.getString("action"),
                row.getString("subject"),
                AuditLine.details(row.getString("details")),
                row.getString("hash"));
    }
}
