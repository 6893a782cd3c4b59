package vn.loaxa.membership;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
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
    private final Outbox outbox;

    Notices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells those whose turn it is; {@code late}: because those before them have not decided. */
    void asked(
            Handle handle,
            CommuneId commune,
            Body body,
            Person applicant,
            List<Person> deciders,
            boolean late,
            String cause) {
        String text = messages.text(
                late ? "join.asked.late" : "join.asked", Map.of("name", applicant.name(), "body", body.name()));
        var button = new Button.Say(messages.text("join.button"), messages.text("join.command"));
        for (Person decider : deciders) {
            send(
                    handle,
                    commune,
                    decider,
                    OutgoingMessage.Text.of(text, List.of(button)),
                    cause + "/join-asked:" + body.id() + ":" + decider.id());
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

    private void send(Handle handle, CommuneId commune, Person to, OutgoingMessage message, String key) {
        ZaloUserId user = to.zalo();
        if (user != null) {
            outbox.enqueue(
                    handle, new OutboxDraft(commune, Lane.REPLY, new Call.ToUser(user, message), key, "", "", null));
        }
    }
}
