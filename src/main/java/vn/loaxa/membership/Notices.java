package vn.loaxa.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Person;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Tells leaders of requests, and applicants of decisions. */
final class Notices {
    private final Messages messages = new Messages("membership");
    private final Directory directory;
    private final Outbox outbox;

    Notices(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    void asked(Handle handle, CommuneId commune, Body body, Person applicant, String cause) {
        String text = messages.text("join.asked", Map.of("name", applicant.name(), "body", body.name()));
        var button = new Button.Say(messages.text("join.button"), messages.text("join.command"));
        for (Person leader : whoDecides(handle, body)) {
            send(
                    handle,
                    commune,
                    leader,
                    OutgoingMessage.Text.of(text, List.of(button)),
                    cause + "/join-asked:" + body.id() + ":" + leader.id());
        }
    }

    void decided(Handle handle, CommuneId commune, Body body, Person applicant, boolean accepted, String cause) {
        String text = messages.text(accepted ? "join.accepted" : "join.rejected", Map.of("body", body.name()));
        send(
                handle,
                commune,
                applicant,
                OutgoingMessage.Text.of(text),
                cause + "/join-decided:" + body.id() + ":" + applicant.id());
    }

    /** Leader and deputies of the body who have Zalo, else those of the nearest body above that has such. */
    private List<Person> whoDecides(Handle handle, Body body) {
        List<Person> here = directory.roll(handle, body.id()).stream()
                .filter(member -> member.membership().role() != MemberRole.MEMBER)
                .map(Member::person)
                .filter(person -> person.zalo() != null)
                .toList();
        BodyId parent = body.parent();
        if (!here.isEmpty() || parent == null) {
            return here;
        }
        Optional<Body> above = directory.body(handle, parent);
        return above.map(one -> whoDecides(handle, one)).orElse(List.of());
    }

    private void send(Handle handle, CommuneId commune, Person to, OutgoingMessage message, String key) {
        ZaloUserId user = to.zalo();
        if (user != null) {
            outbox.enqueue(
                    handle, new OutboxDraft(commune, Lane.REPLY, new Call.ToUser(user, message), key, "", "", null));
        }
    }
}
