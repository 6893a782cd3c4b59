package vn.loaxa.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.MembershipResult.Reason;
import vn.loaxa.membership.MembershipResult.Refused;
import vn.loaxa.outbox.Outbox;

/**
 * Leaders keep their own branch: list, add, remove. Each act checks again who may do it, is audited, and reaches the linked
 * group chat through the outbox. Thread-safe.
 */
public final class MembershipService {
    /** More people of one name than this are asked back as "say more of the name". */
    private static final int MOST_CANDIDATES = 8;

    /** As long as a change of the list may be taken back. */
    private static final Duration UNDO_WITHIN = Duration.ofMinutes(10);

    private final Directory directory;
    private final Permission permission;
    private final Roll roll;
    private final JoinRequests requests;
    private final Clock clock;
    private final UndoStore undo = new UndoStore();

    public MembershipService(Directory directory, Outbox outbox, Audit audit, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.permission = new Permission(directory);
        this.roll = new Roll(directory, outbox);
        this.requests = new JoinRequests(directory, permission, roll, new Notices(outbox), audit, clock);
    }

    /** The list of a body for somebody who may see it. */
    public MembershipResult list(Handle handle, CommuneId commune, PersonId actor, BodyId body) {
        Optional<Body> seen = permission.body(handle, commune, actor, Right.READ_MEMBERS, body);
        if (seen.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        List<Member> members = directory.roll(handle, body);
        return new MembershipResult.Listed(
                seen.get(),
                members.stream().map(Member::person).toList(),
                members.stream().map(Member::membership).toList());
    }

    /**
     * What adding would mean, without doing it: who is meant, or who might be, or why not. {@code nameOrPhone} as typed. Of
     * several people of one name, the one who lives in the body's village is meant.
     */
    public MembershipResult previewAdd(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, String nameOrPhone) {
        Optional<Body> own = permission.body(handle, commune, actor, Right.MANAGE_MEMBERS, body);
        if (own.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        List<Person> found = directory.findPeople(handle, commune, nameOrPhone, null, MOST_CANDIDATES);
        List<Person> outside = found.stream()
                .filter(person -> roll.membership(handle, person.id(), body).isEmpty())
                .toList();
        if (outside.isEmpty()) {
            return new Refused(found.isEmpty() ? Reason.NOT_FOUND : Reason.ALREADY_MEMBER);
        }
        List<Person> neighbours = outside.stream()
                .filter(person ->
                        own.get().village() != null && own.get().village().equals(person.village()))
                .toList();
        return meant(own.get(), neighbours.size() == 1 ? neighbours : outside);
    }

    /** What removing would mean, without doing it. */
    public MembershipResult previewRemove(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, String nameOrPhone) {
        return inside(handle, commune, actor, Right.MANAGE_MEMBERS, body, nameOrPhone);
    }

    /** What making somebody deputy would mean, without doing it. */
    public MembershipResult previewAppoint(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, String nameOrPhone) {
        return inside(handle, commune, actor, Right.APPOINT_DEPUTY, body, nameOrPhone);
    }

    private MembershipResult inside(
            Handle handle, CommuneId commune, PersonId actor, Right right, BodyId body, String nameOrPhone) {
        Optional<Body> own = permission.body(handle, commune, actor, right, body);
        if (own.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        List<Person> inside = directory.findPeople(handle, commune, nameOrPhone, body, MOST_CANDIDATES).stream()
                .filter(person -> roll.membership(handle, person.id(), body).isPresent())
                .toList();
        if (inside.isEmpty()) {
            return new Refused(Reason.NOT_A_MEMBER);
        }
        boolean one = inside.size() == 1;
        return one && !permission.outranks(handle, commune, actor, inside.get(0).id(), own.get())
                ? new Refused(Reason.ABOVE_ONESELF)
                : meant(own.get(), inside);
    }

    private static MembershipResult meant(Body body, List<Person> people) {
        return people.size() == 1
                ? new MembershipResult.Ready(body, people.get(0), Roll.reachesChat(body, people.get(0)))
                : new MembershipResult.Ambiguous(body, people);
    }

    /** Asks the person into the body's group chat, if both are on Zalo; {@code cause} makes the call unique. */
    public void inviteToChat(Handle handle, CommuneId commune, Body body, Person person, String cause) {
        roll.invite(handle, commune, body, person, cause);
    }

    /**
     * Adds the person. {@code cause} makes the send into the group chat unique, such as {@code inbox:81}.
     */
    public MembershipResult add(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, PersonId person, String cause) {
        Optional<Body> own = permission.body(handle, commune, actor, Right.MANAGE_MEMBERS, body);
        if (own.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        MembershipResult result = roll.add(handle, commune, actor, own.get(), person, cause);
        requests.closeFor(handle, body, person, actor);
        if (result instanceof MembershipResult.Done) {
            undo.keep(
                    handle,
                    commune,
                    actor,
                    new UndoStore.Change(body, person, true, MemberRole.MEMBER, null),
                    clock.instant());
        }
        return result;
    }

    /** Removes the person. Only who stands above them in this body may: a deputy cannot remove the leader. */
    public MembershipResult remove(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, PersonId person, String cause) {
        Optional<Body> own = permission.body(handle, commune, actor, Right.MANAGE_MEMBERS, body);
        if (own.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        Optional<Membership> before = roll.membership(handle, person, body);
        if (before.isEmpty()) {
            return new Refused(Reason.NOT_A_MEMBER);
        }
        if (!permission.outranks(handle, commune, actor, person, own.get())) {
            return new Refused(Reason.ABOVE_ONESELF);
        }
        MembershipResult result = roll.remove(handle, commune, actor, own.get(), person, cause);
        var change = new UndoStore.Change(
                body, person, false, before.get().role(), before.get().until());
        undo.keep(handle, commune, actor, change, clock.instant());
        return result;
    }

    /**
     * Takes back the last change that this person made to a list of members, if it was made in the last ten minutes; rights are
     * asked again. Whoever was taken out has the old role back.
     */
    public MembershipResult undo(Handle handle, CommuneId commune, PersonId actor, String cause) {
        Optional<UndoStore.Change> last =
                undo.take(handle, commune, actor, clock.instant().minus(UNDO_WITHIN));
        if (last.isEmpty()) {
            return new Refused(Reason.NOTHING_TO_UNDO);
        }
        UndoStore.Change change = last.get();
        Optional<Body> own = permission.body(handle, commune, actor, Right.MANAGE_MEMBERS, change.body());
        if (own.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        if (!permission.mayUndo(handle, commune, actor, change, own.get())) {
            return new Refused(Reason.ABOVE_ONESELF);
        }
        return change.added()
                ? roll.remove(handle, commune, actor, own.get(), change.person(), cause)
                : roll.restore(handle, commune, actor, own.get(), change, cause);
    }

    /** A person leaves by themselves. Whoever leads must first be replaced, so that no body is left without a head. */
    public MembershipResult leave(Handle handle, CommuneId commune, PersonId person, BodyId body, String cause) {
        Optional<Body> left = permission.find(handle, commune, body);
        Optional<Membership> membership = roll.membership(handle, person, body);
        if (left.isEmpty() || membership.isEmpty()) {
            return new Refused(Reason.NOT_A_MEMBER);
        }
        MemberRole role = membership.get().role();
        return role == MemberRole.LEADER || role == MemberRole.CHAIR
                ? new Refused(Reason.NOT_ALLOWED)
                : roll.remove(handle, commune, person, left.get(), person, cause);
    }

    /** Makes a member of the body its deputy until the given last day. Nobody appoints whom they do not stand above. */
    public MembershipResult appointDeputy(
            Handle handle, CommuneId commune, PersonId actor, BodyId body, PersonId person, LocalDate until) {
        Optional<Body> own = permission.body(handle, commune, actor, Right.APPOINT_DEPUTY, body);
        if (own.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        if (roll.membership(handle, person, body).isEmpty()) {
            return new Refused(Reason.NOT_A_MEMBER);
        }
        return permission.outranks(handle, commune, actor, person, own.get())
                ? roll.appoint(handle, commune, actor, own.get(), person, until)
                : new Refused(Reason.ABOVE_ONESELF);
    }

    /** A person asks to join; waits for the leader, who hears of it in their chat. */
    public MembershipResult requestJoin(
            Handle handle, CommuneId commune, PersonId applicant, BodyId body, String cause) {
        return requests.ask(handle, commune, applicant, body, cause);
    }

    /** Open requests that this person may decide. */
    public MembershipResult openRequests(Handle handle, CommuneId commune, PersonId actor) {
        return new MembershipResult.Requests(requests.open(handle, commune, actor));
    }

    /** Decides a request; the applicant hears of it. */
    public MembershipResult decide(
            Handle handle, CommuneId commune, PersonId actor, long request, boolean accepted, String cause) {
        return requests.decide(handle, commune, actor, request, accepted, cause);
    }

    /**
     * Takes requests that nobody decided for 48 hours one step up: from the leader to the deputies, then to the bodies above.
     * Of all communes; returns how many went up. Each goes up once for each step, however often and late this is called.
     */
    public int escalateDue(Handle handle) {
        return requests.escalateDue(handle);
    }
}
