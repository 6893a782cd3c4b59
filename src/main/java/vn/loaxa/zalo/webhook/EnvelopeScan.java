package vn.loaxa.zalo.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs once over the bytes and keeps the few values that say what an event is and whom it concerns; builds no tree. Ids
 * may be strings or numbers. Used by one thread, once.
 */
final class EnvelopeScan {
    // Interning asks a lock of the JVM for every new name, and names here come from outside.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    String name = "";
    String timestamp = "";

    @Nullable
    String appId;

    @Nullable
    String oaId;

    @Nullable
    String sender;

    @Nullable
    String recipient;

    @Nullable
    String follower;

    @Nullable
    String userId;

    @Nullable
    String groupId;

    @Nullable
    String phone;

    @Nullable
    String messageId;

    final List<String> users = new ArrayList<>();

    private EnvelopeScan() {}

    static EnvelopeScan of(byte[] json) throws MalformedEventException {
        var scan = new EnvelopeScan();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEventException("A JSON object is expected", 1, 1);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                parser.nextToken();
                scan.root(field, parser);
            }
            if (parser.nextToken() != null) {
                throw at("Something follows the JSON object", parser.currentTokenLocation());
            }
        } catch (JsonProcessingException e) {
            throw at("Not JSON", e.getLocation());
        } catch (IOException e) {
            throw new MalformedEventException("Not UTF-8", 1, 1);
        }
        return scan;
    }

    private void root(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "event_name" -> name = orEmpty(scalar(parser));
            case "timestamp" -> timestamp = orEmpty(scalar(parser));
            case "app_id" -> appId = scalar(parser);
            case "oa_id", "oaId" -> oaId = scalar(parser);
            case "sender" -> sender = child(parser, "id", sender);
            case "recipient" -> recipient = child(parser, "id", recipient);
            case "follower" -> follower = child(parser, "id", follower);
            case "data" -> userId = child(parser, "user_id", userId);
            case "user_id" -> userId = scalar(parser);
            case "group_id" -> groupId = scalar(parser);
            case "phone" -> phone = scalar(parser);
            case "msg_id" -> messageId = scalar(parser);
            case "message" -> message(parser);
            case "users" -> ids(parser);
            case "tag" -> tag(parser);
            default -> parser.skipChildren();
        }
    }

    private void message(JsonParser parser) throws IOException {
        if (!isObject(parser)) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("msg_id")) {
                messageId = scalar(parser);
            } else if (field.equals("msg_ids")) {
                ids(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void tag(JsonParser parser) throws IOException {
        if (!isObject(parser)) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = parser.currentName().equals("user_ids");
            parser.nextToken();
            if (wanted) {
                ids(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Ids, plain or as {@code {"id":..}}; seen message ids land here too, all that matters is which they are. */
    private void ids(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String id = parser.currentToken() == JsonToken.START_OBJECT ? child(parser, "id", null) : scalar(parser);
            if (id != null) {
                users.add(id);
            }
        }
    }

    private static @Nullable String child(JsonParser parser, String wanted, @Nullable String otherwise)
            throws IOException {
        if (!isObject(parser)) {
            return otherwise;
        }
        String found = otherwise;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean match = parser.currentName().equals(wanted);
            parser.nextToken();
            if (match) {
                found = scalar(parser);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private static boolean isObject(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        parser.skipChildren();
        return false;
    }

    /**
     * The text of a string or number; null for anything else, for an empty string, and for one with control characters or
     * half a character, which no id has and no database takes.
     */
    private static @Nullable String scalar(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            String text = parser.getText();
            return text.isBlank() || !text.codePoints().allMatch(EnvelopeScan::isPlain) ? null : text;
        }
        parser.skipChildren();
        return null;
    }

    private static boolean isPlain(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static MalformedEventException at(String fault, @Nullable JsonLocation location) {
        return location == null
                ? new MalformedEventException(fault, 1, 1)
                : new MalformedEventException(fault, location.getLineNr(), location.getColumnNr());
    }
}
