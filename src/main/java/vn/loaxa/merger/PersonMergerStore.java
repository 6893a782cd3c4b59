package vn.loaxa.merger;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Finds people who stand on the rolls of two communes, and makes two lines of one person into one. Stateless. */
final class PersonMergerStore {
    /** A person of one roll. */
    record Row(
            PersonId id,
            String name,
            @Nullable String phone,
            @Nullable String user) {}

    List<Row> people(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT p.id, p.name, p.phone, a.user_id FROM person p
                            LEFT JOIN zalo_account a ON a.person_id = p.id
                        WHERE p.commune_id = :commune AND p.erased_at IS NULL ORDER BY p.id""")
                .bind("commune", commune.value())
                .map((row, context) -> new Row(
                        new PersonId(row.getLong("id")),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("user_id")))
                .list();
    }

    /** Everything that named the one names the other; the line of the one goes. */
    void merge(Handle handle, PersonId gone, PersonId stays) {
        // Whoever has an account, or a second factor, keeps it.
        both(handle, """
                UPDATE zalo_account SET person_id = NULL WHERE person_id = :gone
                    AND EXISTS (SELECT 1 FROM zalo_account o WHERE o.person_id = :stays)""", gone, stays);
        for (String table : List.of("console_recovery", "console_factor")) {
            both(
                    handle,
                    "DELETE FROM " + table + " WHERE person_id = :gone"
                            + " AND EXISTS (SELECT 1 FROM console_factor o WHERE o.person_id = :stays)",
                    gone,
                    stays);
        }
        reminders(handle, gone, stays);
        for (String column : PersonColumns.ALL) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            both(handle, "UPDATE " + table + " SET " + name + " = :stays WHERE " + name + " = :gone", gone, stays);
        }
        handle.createUpdate("UPDATE reminder_backlog SET recipient = :stays WHERE recipient = :gone")
                .bind("stays", "person:" + stays)
                .bind("gone", "person:" + gone)
                .execute();
        both(handle, """
                UPDATE person SET village_id = COALESCE(village_id, (SELECT g.village_id FROM person g WHERE g.id = :gone)),
                    phone = COALESCE(phone, (SELECT g.phone FROM person g WHERE g.id = :gone))
                WHERE id = :stays""", gone, stays);
        handle.createUpdate("DELETE FROM person WHERE id = :gone")
                .bind("gone", gone.value())
                .execute();
    }

    /** Reminders are numbered person by person. */
    private static void reminders(Handle handle, PersonId gone, PersonId stays) {
        both(handle, """
                UPDATE reminder SET number = number
                    + COALESCE((SELECT n.last_number FROM reminder_number n WHERE n.owner_id = :stays), 0)
                WHERE owner_id = :gone""", gone, stays);
        both(handle, """
                INSERT INTO reminder_number (owner_id, last_number)
                SELECT :stays, last_number FROM reminder_number WHERE owner_id = :gone
                ON CONFLICT (owner_id) DO UPDATE SET last_number = reminder_number.last_number + excluded.last_number""", gone, stays);
        handle.createUpdate("DELETE FROM reminder_number WHERE owner_id = :gone")
                .bind("gone", gone.value())
                .execute();
    }

    private static void both(Handle handle, String sql, PersonId gone, PersonId stays) {
        var update = handle.createUpdate(sql);
        if (sql.contains(":gone")) {
            update.bind("gone", gone.value());
        }
        if (sql.contains(":stays")) {
            update.bind("stays", stays.value());
        }
        update.execute();
    }
}
