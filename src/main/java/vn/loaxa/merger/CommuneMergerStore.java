package vn.loaxa.merger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Brings the rows of one commune under another, by {@link TableRules}. Stateless. */
final class CommuneMergerStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row with a code and a name. */
    record Named(long id, String code, String name) {}

    /** A change in the caller's transaction that may be taken back alone; both databases know it. */
    void savepoint(Handle handle) {
        handle.execute("SAVEPOINT commune_merger");
    }

    void release(Handle handle, boolean keep) {
        if (!keep) {
            handle.execute("ROLLBACK TO SAVEPOINT commune_merger");
        }
        handle.execute("RELEASE SAVEPOINT commune_merger");
    }

    int count(Handle handle, String table, String where, CommuneId commune) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table + " WHERE commune_id = :commune" + where)
                .bind("commune", commune.value())
                .mapTo(Integer.class)
                .one();
    }

    /** Villages or bodies. */
    List<Named> named(Handle handle, String table, CommuneId commune) {
        return handle.createQuery("SELECT id, code, name FROM " + table + " WHERE commune_id = :commune ORDER BY id")
                .bind("commune", commune.value())
                .map((row, context) -> new Named(row.getLong("id"), row.getString("code"), row.getString("name")))
                .list();
    }

    void recode(Handle handle, String table, long id, String code) {
        handle.createUpdate("UPDATE " + table + " SET code = :code WHERE id = :id")
                .bind("code", code)
                .bind("id", id)
                .execute();
    }

    /** Behind those of the other commune, in the order that they have. */
    void placeBehind(Handle handle, String table, CommuneId from, CommuneId into) {
        both(
                handle,
                "UPDATE " + table + " SET position = position + 1 + (SELECT COALESCE(MAX(position), 0) FROM " + table
                        + " WHERE commune_id = :into) WHERE commune_id = :from",
                from,
                into);
    }

    void move(Handle handle, String table, CommuneId from, CommuneId into) {
        both(handle, "UPDATE " + table + " SET commune_id = :into WHERE commune_id = :from", from, into);
    }

    void delete(Handle handle, String table, CommuneId from) {
        handle.createUpdate("DELETE FROM " + table + " WHERE commune_id = :from")
                .bind("from", from.value())
                .execute();
    }

    void unlinkChats(Handle handle, CommuneId from) {
        handle.createUpdate("UPDATE body SET zalo_group_id = NULL WHERE commune_id = :from")
                .bind("from", from.value())
                .execute();
    }

    /** Numbers that start at one in every commune go on behind those of the other; returns what was added. */
    int renumber(Handle handle, String table, String column, CommuneId from, CommuneId into) {
        int last = handle.createQuery(
                        "SELECT COALESCE(MAX(" + column + "), 0) FROM " + table + " WHERE commune_id = :into")
                .bind("into", into.value())
                .mapTo(Integer.class)
                .one();
        // In two steps, so that no number is taken twice on the way.
        for (String change : List.of("-(" + column + " + " + last + ")", "-" + column)) {
            handle.createUpdate("UPDATE " + table + " SET " + column + " = " + change + " WHERE commune_id = :from")
                    .bind("from", from.value())
                    .execute();
        }
        return last;
    }

    void continueDirectiveNumbers(Handle handle, CommuneId from, CommuneId into) {
        both(handle, """
                INSERT INTO directive_number (commune_id, last_number)
                SELECT :into, last_number FROM directive_number WHERE commune_id = :from
                ON CONFLICT (commune_id) DO UPDATE
                SET last_number = directive_number.last_number + excluded.last_number""", from, into);
        delete(handle, "directive_number", from);
    }

    /** The same file in both is kept once; uploads to the old account are worth nothing to the other. */
    void moveFiles(Handle handle, CommuneId from, CommuneId into, boolean accountComes) {
        String twin = "(SELECT t.id FROM outbox_file f JOIN outbox_file t ON t.sha256 = f.sha256 AND t.name = f.name"
                + " WHERE f.id = %s AND t.commune_id = :into)";
        for (String column : List.of("directive.file_id", "outbox_file.stand_in_id")) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            both(
                    handle,
                    "UPDATE " + table + " SET " + name + " = COALESCE(" + twin.formatted(column) + ", " + name
                            + ") WHERE commune_id = :from AND " + name + " IS NOT NULL",
                    from,
                    into);
        }
        if (!accountComes) {
            handle.createUpdate("UPDATE outbox_file SET upload = NULL WHERE commune_id = :from")
                    .bind("from", from.value())
                    .execute();
        }
        both(handle, """
                UPDATE outbox_file SET commune_id = :into WHERE commune_id = :from AND NOT EXISTS (
                    SELECT 1 FROM outbox_file t WHERE t.commune_id = :into AND t.sha256 = outbox_file.sha256
                        AND t.name = outbox_file.name)""", from, into);
    }

    /** A question that both were asked is one, asked as often as both together. */
    void moveQuestions(Handle handle, CommuneId from, CommuneId into) {
        String asked = "(SELECT f.%s FROM unanswered_question f WHERE f.commune_id = :from"
                + " AND f.likeness = unanswered_question.likeness)";
        String both =
                "FROM unanswered_question o WHERE o.commune_id = %s AND o.likeness = unanswered_question.likeness";
        both(
                handle,
                "UPDATE unanswered_question SET times = times + " + asked.formatted("times")
                        + " WHERE commune_id = :into AND EXISTS (SELECT 1 " + both.formatted(":from") + ")",
                from,
                into);
        both(
                handle,
                "DELETE FROM unanswered_question WHERE commune_id = :from AND EXISTS (SELECT 1 "
                        + both.formatted(":into") + ")",
                from,
                into);
        move(handle, "unanswered_question", from, into);
    }

    /** What was asked on the same day about the same topic and ended alike is added up. */
    void addQuestionCounts(Handle handle, CommuneId from, CommuneId into) {
        both(handle, """
                INSERT INTO question_count (commune_id, day, topic, outcome, times)
                SELECT :into, day, topic, outcome, times FROM question_count WHERE commune_id = :from
                ON CONFLICT (commune_id, day, topic, outcome) DO UPDATE
                SET times = question_count.times + excluded.times""", from, into);
        delete(handle, "question_count", from);
    }

    /**
     * Pledges go to the campaign of the same code; where both communes have it, the one of the commune that goes on stays.
     *
     * @param added what the numbers of cases, which pledges bear, were raised by
     */
    void movePledges(Handle handle, CommuneId from, CommuneId into, int added) {
        handle.createUpdate("UPDATE pledge SET number = number + :added WHERE commune_id = :from")
                .bind("added", added)
                .bind("from", from.value())
                .execute();
        move(handle, "pledge", from, into);
        both(handle, """
                DELETE FROM pledge_campaign WHERE commune_id = :from AND code IN (
                    SELECT code FROM pledge_campaign WHERE commune_id = :into)""", from, into);
        move(handle, "pledge_campaign", from, into);
    }

    /** Accounts that both know, as an import may have made them, stay with the commune that goes on. */
    void dropDoubleAccounts(Handle handle, CommuneId from, CommuneId into) {
        both(handle, """
                DELETE FROM zalo_account WHERE commune_id = :from AND user_id IN (
                    SELECT user_id FROM zalo_account WHERE commune_id = :into)""", from, into);
    }

    List<Named> savedAudiences(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT id, code, definition FROM saved_audience WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .map((row, context) -> new Named(row.getLong("id"), row.getString("code"), row.getString("definition")))
                .list();
    }

    void redefine(Handle handle, long audience, String code, String definition) {
        handle.createUpdate("UPDATE saved_audience SET code = :code, definition = :definition WHERE id = :id")
                .bind("code", code)
                .bind("definition", definition)
                .bind("id", audience)
                .execute();
    }

    /** Names that the organisation file gave the old commune as those of its own past. */
    List<String> formerNames(Handle handle, CommuneId commune) {
        String stored = handle.createQuery("SELECT former_names FROM commune WHERE id = :id")
                .bind("id", commune.value())
                .mapTo(String.class)
                .one();
        try {
            return List.of(JSON.readValue(stored, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The column holds no JSON list: " + stored, e);
        }
    }

    void close(Handle handle, CommuneId from, CommuneId into, LocalDate lastDay) {
        both(handle, "UPDATE commune SET merged_into_id = :into WHERE merged_into_id = :from", from, into);
        handle.createUpdate("UPDATE commune SET merged_into_id = :into, valid_to = :day WHERE id = :from")
                .bind("into", into.value())
                .bind("from", from.value())
                .bind("day", lastDay.toString())
                .execute();
    }

    private static void both(Handle handle, String sql, CommuneId from, CommuneId into) {
        handle.createUpdate(sql)
                .bind("from", from.value())
                .bind("into", into.value())
                .execute();
    }
}
