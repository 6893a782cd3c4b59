package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Message.Choice;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Message.Media;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.Uploads;
import vn.loaxa.simulator.world.World;

/** Reads {@code message} under the limits of zalo-openapi §2.1 and §3. */
final class MessageReader {
    static final int LONGEST_TEXT = 2000;
    static final int MOST_BUTTONS = 5;
    static final int MOST_ELEMENTS = 5;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_SUBTITLE = 500;
    private static final int LONGEST_QUERY = 1000;
    private static final int LONGEST_SMS = 160;
    private static final Set<String> BUTTONS =
            Set.of("oa.open.url", "oa.query.show", "oa.query.hide", "oa.open.sms", "oa.open.phone");

    private final World world;

    MessageReader(World world) {
        this.world = world;
    }

    Draft forPerson(JsonNode message) {
        return read(message, false);
    }

    /** Groups take text, image, file and sticker only. */
    Draft forGroup(JsonNode message) {
        return read(message, true);
    }

    private Draft read(JsonNode message, boolean group) {
        String text = limited(message.path("text").asText(""), "message.text", LONGEST_TEXT);
        String quoted = message.path("quote_message_id").asText("");
        String quotes = quoted.isEmpty() ? null : quoted;
        JsonNode attachment = message.path("attachment");
        if (attachment.isMissingNode() || attachment.isNull()) {
            return new Draft(Kind.TEXT, required(text, "message.text"), List.of(), null, quotes);
        }
        return switch (attachment.path("type").asText()) {
            case "file" -> new Draft(Kind.FILE, text, List.of(), file(attachment.path("payload")), quotes);
            case "template" -> template(attachment.path("payload"), text, quotes, group);
            default -> throw unsupported();
        };
    }

    private Draft template(JsonNode payload, String text, @Nullable String quotes, boolean group) {
        String type = payload.path("template_type").asText("");
        if (type.equals("media")) {
            return media(payload, text, quotes, group);
        }
        if (group) {
            throw unsupported();
        }
        return switch (type) {
            case "" -> new Draft(Kind.TEXT, required(text, "message.text"), buttons(payload, true), null, quotes);
            case "request_user_info" -> new Draft(Kind.REQUEST_INFO, elements(payload, 1), List.of(), null, quotes);
            case "list" ->
                new Draft(Kind.LIST, elements(payload, MOST_ELEMENTS), buttons(payload, false), null, quotes);
            default -> throw unsupported();
        };
    }

    private Draft media(JsonNode payload, String text, @Nullable String quotes, boolean group) {
        JsonNode element = payload.path("elements").path(0);
        boolean byUrl = !element.path("url").asText("").isEmpty();
        boolean byId = !element.path("attachment_id").asText("").isEmpty();
        if (byUrl == byId || group && byUrl) {
            throw Refusal.invalid("attachment_id");
        }
        String id = element.path("attachment_id").asText("");
        String url = element.path("url").asText("");
        return switch (element.path("media_type").asText()) {
            case "image" -> new Draft(Kind.IMAGE, text, List.of(), picture(id, url, Uploads.Kind.IMAGE), quotes);
            case "gif" -> new Draft(Kind.GIF, text, List.of(), picture(id, url, Uploads.Kind.GIF), quotes);
            case "sticker" -> new Draft(Kind.STICKER, text, List.of(), new Media(id, url, "", 0), quotes);
            default -> throw unsupported();
        };
    }

    private Media picture(String id, String url, Uploads.Kind kind) {
        return id.isEmpty() ? new Media("", url, "", 0) : shown(world.uploads().fresh(id, kind, "attachment_id"));
    }

    private Media file(JsonNode payload) {
        return shown(world.uploads().fresh(Asked.text(payload, "token"), Uploads.Kind.FILE, "token"));
    }

    private Media shown(Uploads.Upload upload) {
        return new Media(
                upload.id(), world.address() + "/media/" + upload.id(), upload.name(), upload.content().length);
    }

    private static List<Choice> buttons(JsonNode payload, boolean needed) {
        JsonNode nodes = payload.path("buttons");
        if (needed && (!nodes.isArray() || nodes.isEmpty())) {
            throw Refusal.invalid("buttons");
        }
        if (nodes.size() > MOST_BUTTONS) {
            throw Refusal.tooLong("buttons", MOST_BUTTONS);
        }
        List<Choice> choices = new ArrayList<>();
        nodes.forEach(node -> choices.add(button(node)));
        return choices;
    }

    private static Choice button(JsonNode node) {
        String title = limited(Asked.text(node, "title"), "buttons.title", LONGEST_TITLE);
        String type = Asked.text(node, "type");
        if (!BUTTONS.contains(type)) {
            throw Refusal.invalid("buttons.type");
        }
        JsonNode payload = node.path("payload");
        return new Choice(
                title,
                type,
                switch (type) {
                    case "oa.open.url" -> Asked.text(payload, "url");
                    case "oa.open.phone" -> Asked.text(payload, "phone_code");
                    case "oa.open.sms" -> {
                        limited(Asked.text(payload, "content"), "buttons.payload.content", LONGEST_SMS);
                        yield Asked.text(payload, "phone_code");
                    }
                    default -> {
                        if (!payload.isTextual()) {
                            throw Refusal.invalid("buttons.payload");
                        }
                        yield limited(payload.asText(), "buttons.payload", LONGEST_QUERY);
                    }
                });
    }

    /** The lines of a list, one under the other. */
    private static String elements(JsonNode payload, int most) {
        JsonNode nodes = payload.path("elements");
        if (!nodes.isArray() || nodes.isEmpty()) {
            throw Refusal.invalid("elements");
        }
        if (nodes.size() > most) {
            throw Refusal.tooLong("elements", most);
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode node : nodes) {
            lines.add(limited(Asked.text(node, "title"), "elements.title", LONGEST_TITLE));
            String subtitle = limited(node.path("subtitle").asText(""), "elements.subtitle", LONGEST_SUBTITLE);
            if (lines.size() == 1) {
                required(subtitle, "elements.subtitle");
            }
            if (!subtitle.isEmpty()) {
                lines.add(subtitle);
            }
        }
        return String.join("\n", lines);
    }

    private static String required(String text, String field) {
        if (text.isBlank()) {
            throw Refusal.invalid(field);
        }
        return text;
    }

    private static String limited(String text, String field, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.tooLong(field, most);
        }
        return text;
    }

    private static Refusal unsupported() {
        return new Refusal(-233, "Message type is not supported or invalid");
    }
}
