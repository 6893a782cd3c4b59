package vn.loaxa.membership;

import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Outbox;

/**
 * Leaders keep their own branch: list, add, remove. Each act checks again who may do it, is audited, and reaches the linked
 * group chat through the outbox. Thread-safe.
 */
public final class MembershipService {
    private final Directory directory;
    private final Outbox outbox;
    private final Audit audit;

    public MembershipService(Directory directory, Outbox outbox, Audit audit) {
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** The list of a body for somebody who may see it. */
    public MembershipResult list(Handle handle, CommuneId commune, PersonId actor, BodyId body) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** What adding would mean, without doing it: who is meant, or who might be, or why not. {@code nameOrPhone} as typed. */
    public MembershipResult previewAdd(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, String nameOrPhone) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** What removing would mean, without doing it. */
    public MembershipResult previewRemove(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, String nameOrPhone) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Adds the person. {@code cause} makes the send into the group chat unique, such as {@code inbox:81}.
     */
    public MembershipResult add(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, PersonId person, String cause) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Removes the person. */
    public MembershipResult remove(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, PersonId person, String cause) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** A person asks to join; waits for the leader. */
    public MembershipResult requestJoin(
            Handle handle, CommuneId commune, PersonId applicant, BodyId body, String cause) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Open requests that this person may decide. */
    public MembershipResult openRequests(Handle handle, CommuneId commune, PersonId actor) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Decides a request; the applicant hears of it. */
    public MembershipResult decide(
            Handle handle, CommuneId commune, PersonId actor, long request, boolean accepted, String cause) {
        throw new UnsupportedOperationException("not built yet");
    }
}
