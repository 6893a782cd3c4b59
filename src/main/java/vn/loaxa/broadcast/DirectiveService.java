package vn.loaxa.broadcast;

import java.time.Instant;
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

    /** The text alone, its places filled for this reader. */
    String textFor(Handle handle, CommuneId commune, Directive directive, PersonId reader);

    /**
     * Publishes into deliveries and outbox in the caller's transaction, or keeps it for a second person where one is needed
     * (commune-wide or urgent). {@code via} is chat or console.
     */
    PublishResult publish(Handle handle, CommuneId commune, DirectiveDraft draft, String via);

    /** The second person's yes to exactly what was kept. */
    PublishResult approve(Handle handle, CommuneId commune, int shortNumber, PersonId approver, String via);

    PublishResult reject(
            Handle handle, CommuneId commune, int shortNumber, PersonId approver, String reason, String via);

    /**
     * Takes back what is still waiting, or the whole directive while it waits for its time or its approver; returns how many
     * people will not get it, or empty if not allowed or not running.
     */
    Optional<Integer> stop(Handle handle, CommuneId commune, int shortNumber, PersonId actor, String via);

    /** Whether the person may stop and withdraw it: the author, and those whose office it is. */
    boolean mayStop(Handle handle, CommuneId commune, Directive directive, PersonId actor);

    /**
     * Stops it and tells exactly those who have it, or may have it, that it no longer holds. {@link PublishResult.Ended} where
     * nobody has it yet. A reason may be empty.
     */
    PublishResult withdraw(
            Handle handle, CommuneId commune, int shortNumber, PersonId actor, String reason, String via);

    /**
     * Lets out every directive whose time has come, of all communes; returns how many were looked at. Each leaves once,
     * however often and late this is called.
     */
    int departDue(Handle handle);

    /** When a scheduled directive leaves. */
    Optional<Instant> departsAt(Handle handle, Directive directive);

    /** The directive with those it replaced, corrected or withdrew and those that did so to it, the oldest first. */
    List<Directive> chain(Handle handle, CommuneId commune, Directive directive);

    /** What holds now in place of this directive: itself, or its last replacement; empty when it was withdrawn. */
    Optional<Directive> inForce(Handle handle, Directive directive);

    /** Who has it, or may have it, in the order in which one would walk; the reason says how sure that is. */
    List<Board.Visit> holders(Handle handle, CommuneId commune, Directive directive);

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

    Optional<Directive> byId(Handle handle, CommuneId commune, DirectiveId id);

    Optional<Directive> byNumber(Handle handle, CommuneId commune, int shortNumber);

    /** The directive with this check code that went out to people; what never left, and drills, are not there. */
    Optional<Directive> sentWithCode(Handle handle, CommuneId commune, String code);

    /** Newest first. */
    List<Directive> recent(Handle handle, CommuneId commune, int limit);

    /** Published directives for this person, newest first. */
    List<Directive> noticesFor(Handle handle, CommuneId commune, PersonId person, int limit);

    /** People in the actor's branch who have not acknowledged, empty when all have. */
    List<Person> missing(Handle handle, CommuneId commune, int shortNumber, PersonId actor);

    /** Every person of the roll and how they stand, by village, body and name. */
    List<Receipt> receipts(Handle handle, CommuneId commune, Directive directive);

    /**
     * Reminds exactly those of the actor's branch who have not acknowledged and can be written to; the others stay on the
     * visit list. Empty if it is not in force or nobody is missing.
     */
    Optional<Nudge> nudge(Handle handle, CommuneId commune, int shortNumber, PersonId actor, String via);

    /** What happens by itself while people have not answered. */
    FollowUps followUps();

    /** What people answer to what a directive asks. */
    Answers answers();

    /** Whether the person is on the roll of this directive; of a stopped one only who has it. */
    boolean isFor(Handle handle, Directive directive, PersonId person);

    Optional<Board> board(Handle handle, CommuneId commune, int shortNumber);
}
