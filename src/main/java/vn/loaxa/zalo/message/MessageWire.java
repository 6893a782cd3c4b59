package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloDialect;

/** The object {@code message} of a send, exactly as Zalo wants it (zalo-openapi §2.1, §3). */
public final class MessageWire {
    private MessageWire() {}

    /** The recipient and the message of one send. */
    public static ObjectNode send(
            String recipientField, String recipient, OutgoingMessage message, ZaloDialect dialect) {
        ObjectNode body = Json.object();
        body.putObject("recipient").put(recipientField, recipient);
        body.set("message", of(message, dialect));
        return body;
    }

    /** The shapes are the same for a person, a visitor and a group chat. */
    public static ObjectNode of(OutgoingMessage message, ZaloDialect dialect) {
        return switch (message.kind()) {
            case TEXT -> text((OutgoingMessage.Text) message, dialect);
            case IMAGE -> image((OutgoingMessage.Image) message);
            case GIF -> gif((OutgoingMessage.Gif) message);
            case STICKER -> sticker((OutgoingMessage.Sticker) message);
            case FILE -> file((OutgoingMessage.File) message);
            case INFO_REQUEST -> infoRequest((OutgoingMessage.InfoRequest) message);
            case LIST -> listing((OutgoingMessage.Listing) message);
        };
    }

    private static ObjectNode text(OutgoingMessage.Text text, ZaloDialect dialect) {
        ObjectNode message = Json.object().put("text", text.text());
        if (text.quoteMessageId() != null) {
            message.put(dialect.messages().quoteField(), text.quoteMessageId());
        }
        if (!text.buttons().isEmpty()) {
            buttons(payload(message), text.buttons());
        }
        return message;
    }

    private static ObjectNode image(OutgoingMessage.Image image) {
        ObjectNode message = captioned(image.caption());
        picture(element(message, "media").put("media_type", "image"), image.picture());
        return message;
    }

    private static ObjectNode gif(OutgoingMessage.Gif gif) {
        ObjectNode message = captioned(gif.caption());
        ObjectNode element = element(message, "media").put("media_type", "gif");
        picture(element, gif.picture());
        element.put("width", gif.width()).put("height", gif.height());
        return message;
    }

    private static ObjectNode sticker(OutgoingMessage.Sticker sticker) {
        ObjectNode message = Json.object();
        element(message, "media").put("media_type", "sticker").put("attachment_id", sticker.id());
        return message;
    }

    private static ObjectNode file(OutgoingMessage.File file) {
        ObjectNode message = Json.object();
        message.putObject("attachment").put("type", "file").putObject("payload").put("token", file.token());
        return message;
    }

    private static ObjectNode infoRequest(OutgoingMessage.InfoRequest request) {
        ObjectNode message = Json.object();
        element(message, "request_user_info")
                .put("title", request.title())
                .put("subtitle", request.subtitle())
                .put("image_url", request.imageUrl());
        return message;
    }

    private static ObjectNode listing(OutgoingMessage.Listing listing) {
        ObjectNode message = Json.object();
        ObjectNode payload = payload(message).put("template_type", "list");
        var elements = payload.putArray("elements");
        listing.entries().forEach(entry -> elements.add(entry(entry)));
        if (!listing.buttons().isEmpty()) {
            buttons(payload, listing.buttons());
        }
        return message;
    }

    private static ObjectNode entry(OutgoingMessage.Entry entry) {
        ObjectNode node = Json.object().put("title", entry.title());
        if (!entry.subtitle().isEmpty()) {
            node.put("subtitle", entry.subtitle());
        }
        if (entry.imageUrl() != null) {
            node.put("image_url", entry.imageUrl());
        }
        if (entry.url() != null) {
            node.putObject("default_action").put("type", "oa.open.url").put("url", entry.url());
        }
        return node;
    }

    private static ObjectNode captioned(String caption) {
        ObjectNode message = Json.object();
        return caption.isEmpty() ? message : message.put("text", caption);
    }

    private static void picture(ObjectNode element, Picture picture) {
        if (picture instanceof Picture.Uploaded uploaded) {
            element.put("attachment_id", uploaded.attachmentId());
        } else {
            element.put("url", ((Picture.Linked) picture).url());
        }
    }

    private static ObjectNode element(ObjectNode message, String templateType) {
        return payload(message)
                .put("template_type", templateType)
                .putArray("elements")
                .addObject();
    }

    private static ObjectNode payload(ObjectNode message) {
        return message.putObject("attachment").put("type", "template").putObject("payload");
    }

    private static void buttons(ObjectNode payload, List<Button> buttons) {
        var list = payload.putArray("buttons");
        buttons.forEach(button -> list.add(button(button)));
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
}
