package vn.loaxa.broadcast;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;

/** Directives: from the text and the audience to the last house. Thread-safe; every call is part of the caller's transaction. */
public interface DirectiveService {

    /** What sending this would mean; nothing is written. */
    Plan plan(Handle handle, CommuneId commune, DirectiveDraft draft);

    /** The text of the message as people would read it now, frame and number included; nothing is written. */
    String message(Handle handle, CommuneId commune, DirectiveDraft draft);

    /** The text of a kept directive as people read it, for the second person and for whoever asks for it again. */
    Optional<String> messageOf(Handle handle, CommuneId commune, int shortNumber);

    /**
     * Publishes into deliveries and outbox in the caller's transaction, or keeps it for a second person where one is needed
     * (commune-wide or urgent). {@code via} is chat or console.
     */
    PublishResult publish(Handle handle, CommuneId commune, DirectiveDraft draft, String via);

    /** The second person's yes to exactly what was kept. */
    PublishResult approve(Handle handle, CommuneId commune, int shortNumber, PersonId approver, String via);

    PublishResult reject(
            Handle handle, CommuneId commune, int shortNumber, PersonId approver, String reason, String via);

    /** Takes back what is still waiting; returns how many people will not get it, or empty if not allowed or not running. */
    Optional<Integer> stop(Handle handle, CommuneId commune, int shortNumber, PersonId actor, String via);

    /** "đã nhận", with or without a number. Works before, during and after delivery; late and repeated ones count rightly. */
    AcknowledgeResult acknowledge(Handle handle, CommuneId commune, PersonId person, @Nullable Integer shortNumber);

    /** "nhận thay" from the chat, see {@link #acknowledgeFor(Handle, CommuneId, PersonId, PersonId, int, String)}. */
    default AcknowledgeResult acknowledgeFor(
            Handle handle, CommuneId commune, PersonId actor, PersonId subject, int shortNumber) {
        return acknowledgeFor(handle, commune, actor, subject, shortNumber, "chat");
    }

    /** "nhận thay": shown on the board as reported by somebody else. {@code via} is chat or console. */
    AcknowledgeResult acknowledgeFor(
            Handle handle, CommuneId commune, PersonId actor, PersonId subject, int shortNumber, String via);

    Optional<Directive> byNumber(Handle handle, CommuneId commune, int shortNumber);

    /** Newest first. */
    List<Directive> recent(Handle handle, CommuneId commune, int limit);

    /** Published directives for this person, newest first. */
    List<Directive> noticesFor(Handle handle, CommuneId commune, PersonId person, int limit);

    /** People in the actor's branch who have not acknowledged, empty when all have. */
    List<Person> missing(Handle handle, CommuneId commune, int shortNumber, PersonId actor);

    Optional<Board> board(Handle handle, CommuneId commune, int shortNumber);
}
