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
        return new String(Json.bytes(node(message)), StandardCharsets.UTF_8);
    }

    private static ObjectNode node(OutgoingMessage message) {
        return switch (message.kind()) {
            case TEXT -> text((OutgoingMessage.Text) message);
            case IMAGE -> {
                var image = (OutgoingMessage.Image) message;
                yield picture(kind("image").put("caption", image.caption()), image.picture());
            }
            case GIF -> {
                var gif = (OutgoingMessage.Gif) message;
                yield picture(kind("gif").put("caption", gif.caption()), gif.picture())
                        .put("width", gif.width())
                        .put("height", gif.height());
            }
            case STICKER -> kind("sticker").put("id", ((OutgoingMessage.Sticker) message).id());
            case FILE -> kind("file").put("token", ((OutgoingMessage.File) message).token());
            case INFO_REQUEST -> {
                var request = (OutgoingMessage.InfoRequest) message;
                yield kind("infoRequest")
                        .put("title", request.title())
                        .put("subtitle", request.subtitle())
                        .put("image", request.imageUrl());
            }
            case LIST -> listing((OutgoingMessage.Listing) message);
        };
    }

    private static ObjectNode kind(String kind) {
        return Json.object().put("kind", kind);
    }

    private static ObjectNode text(OutgoingMessage.Text text) {
        ObjectNode node = kind("text").put("text", text.text());
        buttons(node, text.buttons());
        if (text.quoteMessageId() != null) {
            node.put("quote", text.quoteMessageId());
        }
        return node;
    }

    private static ObjectNode listing(OutgoingMessage.Listing listing) {
        ObjectNode node = kind("list");
        ArrayNode entries = node.putArray("entries");
        listing.entries().forEach(entry -> {
            ObjectNode one = entries.addObject().put("title", entry.title()).put("subtitle", entry.subtitle());
            if (entry.imageUrl() != null) {
                one.put("image", entry.imageUrl());
            }
            if (entry.url() != null) {
                one.put("url", entry.url());
            }
        });
        buttons(node, listing.buttons());
        return node;
    }

    private static ObjectNode picture(ObjectNode node, Picture picture) {
        return picture instanceof Picture.Uploaded uploaded
                ? node.put("attachment", uploaded.attachmentId())
                : node.put("url", ((Picture.Linked) picture).url());
    }

    private static void buttons(ObjectNode node, List<Button> buttons) {
        if (!buttons.isEmpty()) {
            ArrayNode array = node.putArray("buttons");
            buttons.forEach(button -> array.add(write(button)));
        }
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
            case "image" -> new OutgoingMessage.Image(Json.textOr(node, "caption"), picture(node));
            case "gif" ->
                new OutgoingMessage.Gif(
                        Json.textOr(node, "caption"),
                        picture(node),
                        Json.integerOr(node, "width", 0),
                        Json.integerOr(node, "height", 0));
            case "sticker" -> new OutgoingMessage.Sticker(required(node, "id"));
            case "file" -> new OutgoingMessage.File(required(node, "token"));
            case "infoRequest" ->
                new OutgoingMessage.InfoRequest(
                        required(node, "title"), required(node, "subtitle"), required(node, "image"));
            case "list" ->
                new OutgoingMessage.Listing(
                        Json.list(node.path("entries"), MessageJson::entry),
                        Json.list(node.path("buttons"), MessageJson::button));
            default -> throw new IllegalArgumentException("kind: not a stored message");
        };
    }

    private static Picture picture(JsonNode node) {
        String url = Json.text(node, "url");
        return url == null ? new Picture.Uploaded(required(node, "attachment")) : new Picture.Linked(url);
    }

    private static OutgoingMessage.Entry entry(JsonNode node) {
        return new OutgoingMessage.Entry(
                required(node, "title"),
                Json.textOr(node, "subtitle"),
                Json.text(node, "image"),
                Json.text(node, "url"));
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
}
