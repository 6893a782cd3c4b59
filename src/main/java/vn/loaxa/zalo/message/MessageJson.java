package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.loaxa.zalo.wire.Json;

/**
 * Our own way of keeping a message at rest; independent of what Zalo wants at the moment, so that rows survive a change
 * of the API. What was written once can be read for ever.
 */
public final class MessageJson {
    private MessageJson() {}

    public static String write(OutgoingMessage message) {
        ObjectNode node = Json.object();
        if (message instanceof OutgoingMessage.Text text) {
            node.put("kind", "text").put("text", text.text());
            if (!text.buttons().isEmpty()) {
                ArrayNode buttons = node.putArray("buttons");
                text.buttons().forEach(button -> buttons.add(write(button)));
            }
            if (text.quoteMessageId() != null) {
                node.put("quote", text.quoteMessageId());
            }
        } else if (message instanceof OutgoingMessage.Image image) {
            node.put("kind", "image").put("caption", image.caption()).put("attachment", image.attachmentId());
        } else {
            node.put("kind", "file").put("token", ((OutgoingMessage.File) message).token());
        }
        return new String(Json.bytes(node), StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #write} made.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static OutgoingMessage read(String json) {
        JsonNode node = parse(json);
        return switch (required(node, "kind")) {
            case "text" ->
                new OutgoingMessage.Text(
                        required(node, "text"),
                        Json.list(node.path("buttons"), MessageJson::button),
                        Json.text(node, "quote"));
            case "image" -> new OutgoingMessage.Image(Json.textOr(node, "caption"), required(node, "attachment"));
            case "file" -> new OutgoingMessage.File(required(node, "token"));
            default -> throw new IllegalArgumentException("kind: not a stored message");
        };
    }

    private static ObjectNode write(Button button) {
        ObjectNode node = Json.object().put("title", button.title());
        if (button instanceof Button.OpenUrl open) {
            return node.put("kind", "url").put("url", open.url());
        }
        if (button instanceof Button.Say say) {
            return node.put("kind", "say").put("text", say.text());
        }
        if (button instanceof Button.SayHidden say) {
            return node.put("kind", "sayHidden").put("text", say.text());
        }
        if (button instanceof Button.OpenSms sms) {
            return node.put("kind", "sms").put("text", sms.content()).put("phone", sms.phone());
        }
        return node.put("kind", "phone").put("phone", ((Button.OpenPhone) button).phone());
    }

    private static Button button(JsonNode node) {
        String title = required(node, "title");
        return switch (required(node, "kind")) {
            case "url" -> new Button.OpenUrl(title, required(node, "url"));
            case "say" -> new Button.Say(title, required(node, "text"));
            case "sayHidden" -> new Button.SayHidden(title, required(node, "text"));
            case "sms" -> new Button.OpenSms(title, Json.textOr(node, "text"), required(node, "phone"));
            case "phone" -> new Button.OpenPhone(title, required(node, "phone"));
            default -> throw new IllegalArgumentException("buttons.kind: not a stored button");
        };
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The parser's own words quote the text, which must not reach a log.
            throw new IllegalArgumentException("not JSON");
        }
    }

    private static String required(JsonNode node, String field) {
        String text = Json.text(node, field);
        if (text == null) {
            throw new IllegalArgumentException(field + ": is missing in a stored message");
        }
        return text;
    }

    static List<Class<?>> buttonKinds() {
        return List.of(Button.class.getPermittedSubclasses());
    }
}
