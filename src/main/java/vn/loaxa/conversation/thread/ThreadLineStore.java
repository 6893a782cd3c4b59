package vn.loaxa.conversation.thread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.thread.ThreadLine.Side;
import vn.loaxa.conversation.thread.ThreadLine.State;

/** Keeps what is said in threads. */
final class ThreadLineStore {
    long add(Handle handle, long thread, Side side, String author, State state, Heard heard) {
        return handle.createQuery("""
                        INSERT INTO resident_thread_line (thread_id, at, side, author, kind, text, media, state)
                        VALUES (:thread, :at, :side, :author, :kind, :text, :media, :state) RETURNING id""")
                .bind("thread", thread)
                .bind("at", heard.at().toEpochMilli())
                .bind("side", side.name())
                .bind("author", author)
                .bind("kind", heard.kind())
                .bind("text", heard.text())
                .bind("media", heard.media())
                .bind("state", state == State.NONE ? "" : state.name())
                .mapTo(Long.class)
                .one();
    }

    /** The newest, in the order in which they were said. */
    List<ThreadLine> lines(Handle handle, long thread, int most) {
        List<ThreadLine> lines = new ArrayList<>(handle.createQuery("""
                        SELECT id, at, side, author, kind, text, media, state FROM resident_thread_line
                        WHERE thread_id = :thread ORDER BY id DESC LIMIT :most""")
                .bind("thread", thread)
                .bind("most", most)
                .map((row, context) -> new ThreadLine(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        Side.valueOf(row.getString("side")),
                        row.getString("author"),
                        row.getString("kind"),
                        row.getString("text"),
                        row.getString("media"),
                        row.getString("state").isEmpty() ? State.NONE : State.valueOf(row.getString("state"))))
                .list());
        Collections.reverse(lines);
        return lines;
    }

    /** Several bubbles are one line: once one of them failed, the line has. Returns its thread. */
    Optional<Long> became(Handle handle, long line, State state) {
        return handle.createQuery("""
                        UPDATE resident_thread_line SET state = :state WHERE id = :line AND state <> 'FAILED'
                        RETURNING thread_id""")
                .bind("line", line)
                .bind("state", state.name())
                .mapTo(Long.class)
                .findOne();
    }

    /** Takes a picture out of a thread. Returns its address, or empty if there is no such picture. */
    Optional<String> dropMedia(Handle handle, long thread, long line) {
        Optional<String> media = handle.createQuery(
                        "SELECT media FROM resident_thread_line WHERE thread_id = :thread AND id = :line AND media <> ''")
                .bind("thread", thread)
                .bind("line", line)
                .mapTo(String.class)
                .findOne();
        media.ifPresent(address -> handle.createUpdate(
                        "UPDATE resident_thread_line SET media = '' WHERE thread_id = :thread AND id = :line")
                .bind("thread", thread)
                .bind("line", line)
                .execute());
        return media;
    }

    void deleteOf(Handle handle, long thread) {
        handle.createUpdate("DELETE FROM resident_thread_line WHERE thread_id = :thread")
                .bind("thread", thread)
                .execute();
    }

    /** Forgets what was said in threads that were closed before then; what was done stays as notes. */
    int forgetClosedBefore(Handle handle, Instant then) {
        return handle.createUpdate("""
                        DELETE FROM resident_thread_line WHERE side <> 'NOTE' AND thread_id IN (
                            SELECT id FROM resident_thread WHERE closed_at IS NOT NULL AND closed_at < :then)""").bind("then", then.toEpochMilli()).execute();
    }
}
