package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.loaxa.zalo.wire.Json;

/** The object {@code message} of a send, exactly as Zalo wants it (zalo-openapi §2.1, §3). */
public final class MessageWire {
    private MessageWire() {}

    /** The shapes are the same for a person and a group chat. */
    public static ObjectNode of(OutgoingMessage message) {
        if (message instanceof OutgoingMessage.Text text) {
            return text(text);
        }
        if (message instanceof OutgoingMessage.Image image) {
            return image(image);
        }
        return file((OutgoingMessage.File) message);
    }

    private static ObjectNode text(OutgoingMessage.Text text) {
        ObjectNode message = Json.object().put("text", text.text());
        if (text.quoteMessageId() != null) {
            message.put("quote_message_id", text.quoteMessageId());
        }
        if (!text.buttons().isEmpty()) {
            var list = template(message).putArray("buttons");
            text.buttons().forEach(button -> list.add(button(button)));
        }
        return message;
    }

    private static ObjectNode image(OutgoingMessage.Image image) {
        ObjectNode message = Json.object();
        if (!image.caption().isEmpty()) {
            message.put("text", image.caption());
        }
        template(message)
                .put("template_type", "media")
                .putArray("elements")
                .addObject()
                .put("media_type", "image")
                .put("attachment_id", image.attachmentId());
        return message;
    }

    private static ObjectNode file(OutgoingMessage.File file) {
        ObjectNode message = Json.object();
        message.putObject("attachment").put("type", "file").putObject("payload").put("token", file.token());
        return message;
    }

    private static ObjectNode template(ObjectNode message) {
        return message.putObject("attachment").put("type", "template").putObject("payload");
    }

    private static ObjectNode button(Button button) {
        ObjectNode node = Json.object().put("title", button.title());
        if (button instanceof Button.OpenUrl open) {
            node.put("type", "oa.open.url").putObject("payload").put("url", open.url());
        } else if (button instanceof Button.Say say) {
            node.put("type", "oa.query.show").put("payload", say.text());
        } else if (button instanceof Button.SayHidden say) {
            node.put("type", "oa.query.hide").put("payload", say.text());
        } else if (button instanceof Button.OpenSms sms) {
            node.put("type", "oa.open.sms")
                    .putObject("payload")
                    .put("content", sms.content())
                    .put("phone_code", sms.phone());
        } else {
            var phone = (Button.OpenPhone) button;
            node.put("type", "oa.open.phone").putObject("payload").put("phone_code", phone.phone());
        }
        return node;
    }

    /** The recipient and the message of one send. */
    public static ObjectNode send(String recipientField, String recipient, OutgoingMessage message) {
        ObjectNode body = Json.object();
        body.putObject("recipient").put(recipientField, recipient);
        body.set("message", of(message));
        return body;
    }

    static List<String> kinds() {
        return List.of("text", "image", "file");
    }
}
