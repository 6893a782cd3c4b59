package vn.loaxa.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.loaxa.conversation.ConversationService;
import vn.loaxa.directory.ContactHandler;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.inbox.InboxProcessor;
import vn.loaxa.inbox.InboxSettings;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.reminder.Reminders;
import vn.loaxa.testing.SignedWebhook;
import vn.loaxa.zalo.webhook.MalformedEventException;
import vn.loaxa.zalo.webhook.WebhookEnvelope;

/** The phones of residents beside a console: what they send is stored and handled as what Zalo sends. */
final class TalkRig implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OA = "7001";

    private final ConsoleRig rig;
    private final Inbox inbox;
    private final InboxProcessor processor;
    private int messages;

    TalkRig(ConsoleRig rig) {
        this.rig = rig;
        inbox = new Inbox(rig.database, rig.clock);
        processor = new InboxProcessor(
                rig.database,
                inbox,
                rig.clock,
                InboxSettings.defaults(),
                List.of(
                        new ContactHandler(rig.directory),
                        new ConversationService(
                                rig.directory,
                                new MembershipService(rig.directory, rig.outbox, rig.audit, rig.clock),
                                rig.directives,
                                new Reminders(rig.reminders, rig.directory, rig.clock),
                                rig.outbox,
                                rig.audit,
                                rig.scripts,
                                rig.clock)),
                new SimpleMeterRegistry());
    }

    /** What the resident is told in answer. */
    String say(String user, String text) {
        String id = "in-" + ++messages;
        return deliver(user, SignedWebhook.text("9001", OA, user, id, escaped(text), rig.clock.millis()));
    }

    String sendPicture(String user, String url) {
        return deliver(user, """
                {"app_id":"9001","sender":{"id":"%s"},"recipient":{"id":"%s"},"event_name":"user_send_image",\
                "message":{"msg_id":"in-%d","text":"","attachments":[{"type":"image","payload":{"url":"%s"}}]},\
                "timestamp":"%d"}""".formatted(user, OA, ++messages, url, rig.clock.millis()));
    }

    String sendPlace(String user, String latitude, String longitude) {
        return deliver(user, """
                {"app_id":"9001","sender":{"id":"%s"},"recipient":{"id":"%s"},"event_name":"user_send_location",\
                "message":{"msg_id":"in-%d","text":"","attachments":[{"type":"location",\
                "payload":{"coordinates":{"latitude":"%s","longitude":"%s"}}}]},"timestamp":"%d"}""".formatted(user, OA, ++messages, latitude, longitude, rig.clock.millis()));
    }

    /** The person takes the app's permission away (user_withdraw). */
    void withdraw(String user) {
        deliver(user, """
                {"app_id":"9001","oa_id":"%s","user_id":"%s","event_name":"user_withdraw","timestamp":"%d"}""".formatted(OA, user, rig.clock.millis()));
    }

    /** An official writes in Zalo's own OA manager. */
    void officialWritesInZalo(String user, String text) {
        deliver(user, """
                {"app_id":"9001","sender":{"id":"%s","admin_id":"8001"},"recipient":{"id":"%s"},"event_name":"oa_send_text",\
                "message":{"msg_id":"oa-%d","text":"%s"},"timestamp":"%d"}""".formatted(OA, user, ++messages, text, rig.clock.millis()));
    }

    private String deliver(String user, String body) {
        int before = told(user).size();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            WebhookEnvelope envelope = WebhookEnvelope.read(bytes);
            inbox.accept(rig.commune, envelope.key(), envelope.personKey(), envelope.name(), bytes)
                    .join();
        } catch (MalformedEventException e) {
            throw new AssertionError(body, e);
        }
        if (processor.runDue() != 1) {
            throw new AssertionError("The event was not handled: " + body);
        }
        if (!rig.database
                .<List<?>>read(handle -> inbox.failed(handle, rig.commune, 1))
                .isEmpty()) {
            throw new AssertionError("The event failed: " + body);
        }
        List<String> now = told(user);
        return String.join("\n", now.subList(before, now.size()));
    }

    /** All that this account was told, oldest first. */
    List<String> told(String user) {
        List<String> calls = rig.database.read(
                handle -> handle.createQuery("SELECT call FROM outbox_message WHERE recipient = :recipient ORDER BY id")
                        .bind("recipient", "user:" + user)
                        .mapTo(String.class)
                        .list());
        return calls.stream().map(TalkRig::text).toList();
    }

    private static String escaped(String text) {
        String quoted = JSON.getNodeFactory().textNode(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String text(String call) {
        try {
            return JSON.readTree(JSON.readTree(call).path("message").asText())
                    .path("text")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("A stored call cannot be read", e);
        }
    }

    @Override
    public void close() {
        processor.close();
    }
}
