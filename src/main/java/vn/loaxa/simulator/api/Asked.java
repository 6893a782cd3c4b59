package vn.loaxa.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Refusal;

/** One call, read completely before the world is locked. What is missing or of the wrong kind is -201 with its name. */
final class Asked {
    private final Context ctx;
    private final byte[] body;
    private final @Nullable UploadedFile file;
    private byte[] fileContent = new byte[0];
    private String meaning = "";

    Asked(Context ctx) {
        this.ctx = ctx;
        String type = String.valueOf(ctx.contentType());
        boolean reading = ctx.method().equals(HandlerType.GET);
        boolean upload = !reading && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        file = upload ? ctx.uploadedFile("file") : null;
        // What a GET claims to carry is not looked at.
        body = upload || reading ? new byte[0] : ctx.bodyAsBytes();
        if (file != null) {
            try (var in = file.content()) {
                fileContent = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("Reading an upload", e);
            }
        }
    }

    String path() {
        return ctx.path();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(ctx.header(name));
    }

    String form(String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    /** For the log: of a GET, its parameters. */
    String shown() {
        String query = ctx.queryString();
        return ctx.method().equals(HandlerType.GET) && query != null
                ? URLDecoder.decode(
                        query.replace("%", "%25").replaceAll("%25(?=[0-9A-Fa-f]{2})", "%"), StandardCharsets.UTF_8)
                : bodyText();
    }

    private String bodyText() {
        return file == null ? new String(body, StandardCharsets.UTF_8) : file.filename();
    }

    String fileName() {
        if (file == null) {
            throw Refusal.invalid("file");
        }
        return file.filename();
    }

    byte[] fileContent() {
        return fileContent;
    }

    /** No body at all is an empty one: some clients post without. */
    ObjectNode json() {
        return body.length == 0 ? Json.object() : parse(bodyText(), "body");
    }

    /** The query parameter {@code data}: JSON again. */
    ObjectNode data() {
        String data = ctx.queryParam("data");
        return parse(data == null ? "" : data, "data");
    }

    String query(String name) {
        String value = ctx.queryParam(name);
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(name);
        }
        return value;
    }

    /** As {@link #query(String)}, but for another error number. */
    String queryElse(String name, int code) {
        String value = queryOr(name, "");
        if (value.isBlank()) {
            throw new Refusal(code, name + " is invalid");
        }
        return value;
    }

    String queryOr(String name, String usual) {
        String value = ctx.queryParam(name);
        return value == null ? usual : value;
    }

    int query(String name, int usual) {
        String value = ctx.queryParam(name);
        if (value == null || value.isBlank()) {
            return usual;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(name);
        }
    }

    /** What this call means, in Vietnamese, for the traffic log. */
    void means(String words) {
        meaning = words;
    }

    String meaning() {
        return meaning;
    }

    private static ObjectNode parse(String text, String field) {
        try {
            if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // falls through: not JSON is as wrong as not an object
        }
        throw Refusal.invalid(field);
    }

    /** A text or number field as text; ids come in both forms. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() && !value.isNumber() || value.asText().isBlank()) {
            throw Refusal.invalid(field);
        }
        return value.asText();
    }

    static List<String> texts(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isArray()) {
            throw Refusal.invalid(field);
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static int number(JsonNode node, String field, int usual) {
        return node.path(field).asInt(usual);
    }
}
