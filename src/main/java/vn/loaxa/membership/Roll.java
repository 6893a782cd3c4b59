package vn.loaxa.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.MembershipResult.Done;
import vn.loaxa.membership.MembershipResult.Reason;
import vn.loaxa.membership.MembershipResult.Refused;
import vn.loaxa.membership.chat.ChatRosters;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Changes a list of members and lets the linked group chat follow. Whether it may be done was asked before. */
final class Roll {
    private final Directory directory;
    private final Outbox outbox;
    private final ChatRosters chats;

    Roll(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
        chats = new ChatRosters(directory);
    }

    /** A change of this person reaches the body's group chat. */
    static boolean reachesChat(Body body, Person person) {
        return body.group() != null && person.zalo() != null;
    }

    Optional<Membership> membership(Handle handle, PersonId person, BodyId body) {
        return directory.membershipsOf(handle, person).stream()
                .filter(membership -> membership.body().equals(body))
                .findFirst();
    }

    MembershipResult add(Handle handle, CommuneId commune, PersonId actor, Body body, PersonId who, String cause) {
        Optional<Person> person = directory.person(handle, who);
        if (person.isEmpty()) {
            return new Refused(Reason.NOT_FOUND);
        }
        // A leader stays one: adding never lowers a role.
        boolean stands = membership(handle, who, body.id()).isPresent();
        if (stands
                || !directory.addMembership(handle, commune, actor(handle, actor), who, body.id(), MemberRole.MEMBER)) {
            return new Refused(Reason.ALREADY_MEMBER);
        }
        invite(handle, commune, body, person.get(), cause);
        return new Done(body, person.get(), reachesChat(body, person.get()));
    }

    /** Puts somebody back who was taken out, with what they were. */
    MembershipResult restore(
            Handle handle, CommuneId commune, PersonId actor, Body body, UndoStore.Change change, String cause) {
        MembershipResult back = add(handle, commune, actor, body, change.person(), cause);
        if (back instanceof Done && change.role() != MemberRole.MEMBER) {
            directory.addMembership(
                    handle, commune, actor(handle, actor), change.person(), body.id(), change.role(), change.until());
        }
        return back;
    }

    /** Asks the person into the body's group chat, if both are on Zalo and the person is not in it already. */
    void invite(Handle handle, CommuneId commune, Body body, Person person, String cause) {
        ZaloGroupId group = body.group();
        ZaloUserId user = person.zalo();
        if (group != null && user != null && !chats.isInside(handle, commune, group, user)) {
            call(handle, commune, new Call.InviteToGroup(group, List.of(user)), cause + "/invite:" + person.id());
        }
    }

    MembershipResult remove(Handle handle, CommuneId commune, PersonId actor, Body body, PersonId who, String cause) {
        Optional<Person> person = directory.person(handle, who);
        if (person.isEmpty() || !directory.endMembership(handle, commune, actor(handle, actor), who, body.id())) {
            return new Refused(Reason.NOT_A_MEMBER);
        }
        ZaloGroupId group = body.group();
        ZaloUserId user = person.get().zalo();
        if (group != null && user != null) {
            call(handle, commune, new Call.RemoveFromGroup(group, List.of(user)), cause + "/remove:" + who);
        }
        return new Done(body, person.get(), reachesChat(body, person.get()));
    }

    MembershipResult appoint(
            Handle handle, CommuneId commune, PersonId actor, Body body, PersonId who, LocalDate until) {
        Optional<Person> person = directory.person(handle, who);
        if (person.isEmpty()) {
            return new Refused(Reason.NOT_FOUND);
        }
        directory.addMembership(handle, commune, actor(handle, actor), who, body.id(), MemberRole.DEPUTY, until);
        return new Done(body, person.get(), false);
    }

    Actor actor(Handle handle, PersonId person) {
        String name = directory.person(handle, person).map(Person::name).orElse("?");
        return new Actor(person.value(), name, "chat");
    }

    private void call(Handle handle, CommuneId commune, Call call, String key) {
        outbox.enqueue(handle, new OutboxDraft(commune, Lane.REPLY, call, key, "", "", null));
    }
}
