package vn.loaxa.membership;

import java.util.List;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;

/** How a membership call ended. Refusals are values: the caller turns them into a sentence. */
public sealed interface MembershipResult {
    /** The list of a body. {@code people} and {@code memberships} run side by side. */
    record Listed(Body body, List<Person> people, List<Membership> memberships) implements MembershipResult {}

    /** One person is meant: ask for ĐỒNG Ý. {@code inGroupChat}: the linked chat will be told too. */
    record Ready(Body body, Person person, boolean inGroupChat) implements MembershipResult {}

    /** Several people fit what was typed. */
    record Ambiguous(Body body, List<Person> candidates) implements MembershipResult {}

    /** Done. */
    record Done(Body body, Person person, boolean inGroupChat) implements MembershipResult {}

    /** A join request waits for the leader. */
    record Requested(Body body, long request) implements MembershipResult {}

    /** Open join requests. */
    record Requests(List<JoinRequest> open) implements MembershipResult {}

    /** Not done. */
    record Refused(Reason reason) implements MembershipResult {}

    enum Reason {
        NOT_ALLOWED,
        NOT_FOUND,
        ALREADY_MEMBER,
        NOT_A_MEMBER,
        ABOVE_ONESELF,
        ALREADY_REQUESTED,
        NO_SUCH_REQUEST,
        NOTHING_TO_UNDO
    }
}
