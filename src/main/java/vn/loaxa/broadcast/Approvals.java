package vn.loaxa.broadcast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What goes back and forth between the author and the second person, in their own Zalo. */
final class Approvals {
    private final Directory directory;
    private final Outbox outbox;
    private final MessageComposer composer = new MessageComposer();
    private final Messages messages = MessageComposer.MESSAGES;

    Approvals(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    /** Shows every approver but the author exactly what would go out, and asks. */
    void ask(Handle handle, CommuneId commune, Directive directive, Letterhead head) {
        String audience = new AudienceReader(directory).names(handle, commune).audience(directive.audience());
        Map<String, ?> values = Map.of(
                "number",
                directive.shortNumber(),
                "author",
                directory.person(handle, directive.author()).map(Person::name).orElse("?"),
                "audience",
                audience,
                "people",
                directive.roll());
        String followUp = directive.extras().followUp();
        String asked = messages.text("approval.ask", values)
                + (followUp.isEmpty() ? "" : "\n" + messages.text("approval.follow-up", Map.of("sentence", followUp)));
        String text = composer.personText(DirectiveDraft.of(directive), head);
        var question = OutgoingMessage.Text.of(asked, buttons(directive));
        directory.roles(handle, commune).stream()
                .filter(grant -> grant.role() == OfficialRole.APPROVER)
                .map(RoleGrant::person)
                .distinct()
                .filter(person -> !person.equals(directive.author()))
                .forEach(person -> zalo(handle, person).ifPresent(user -> {
                    send(handle, commune, directive, user, "text:" + person, OutgoingMessage.Text.of(text));
                    sendFile(handle, commune, directive, user, "file:" + person);
                    send(handle, commune, directive, user, "question:" + person, question);
                }));
    }

    private List<Button> buttons(Directive directive) {
        Map<String, Integer> number = Map.of("number", directive.shortNumber());
        return List.of(
                new Button.Say(messages.text("approval.yes", number), messages.text("approval.yes.says", number)),
                new Button.Say(messages.text("approval.no", number), messages.text("approval.no.says", number)));
    }

    void tellApproved(Handle handle, CommuneId commune, Directive directive, String approver) {
        Map<String, ?> values =
                Map.of("number", directive.shortNumber(), "approver", approver, "people", directive.roll());
        tellAuthor(handle, commune, directive, messages.text("approval.done", values));
    }

    void tellRejected(Handle handle, CommuneId commune, Directive directive, String approver, String reason) {
        Map<String, ?> values =
                Map.of("number", directive.shortNumber(), "approver", approver, "reason", reason.strip());
        tellAuthor(
                handle,
                commune,
                directive,
                messages.text(reason.isBlank() ? "approval.refused.silent" : "approval.refused", values));
    }

    private void tellAuthor(Handle handle, CommuneId commune, Directive directive, String sentence) {
        zalo(handle, directive.author())
                .ifPresent(user -> send(handle, commune, directive, user, "author", OutgoingMessage.Text.of(sentence)));
    }

    private Optional<ZaloUserId> zalo(Handle handle, PersonId person) {
        return directory.person(handle, person).map(Person::zalo);
    }

    /** What is approved is seen: the file as the people will get it. */
    private void sendFile(Handle handle, CommuneId commune, Directive directive, ZaloUserId user, String what) {
        Long file = directive.fileId();
        if (file != null) {
            put(handle, commune, directive, new Call.FileToUser(user, file), what);
        }
    }

    private void send(
            Handle handle, CommuneId commune, Directive directive, ZaloUserId user, String what, OutgoingMessage text) {
        put(handle, commune, directive, new Call.ToUser(user, text), what);
    }

    private void put(Handle handle, CommuneId commune, Directive directive, Call call, String what) {
        String key = "directive:" + directive.id() + "/approval/" + what;
        outbox.enqueue(handle, new OutboxDraft(commune, Lane.REPLY, call, key, "", "", null));
    }
}
