package vn.loaxa.zalo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads Zalo's JSON, which mixes strings, numbers and booleans for the same field (zalo-openapi §3): every reader takes
 * each of them, and gives null for what is absent, null, empty or makes no sense. Thread-safe.
 */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** Far above 19 digits; past it reading a number would only cost time. */
    private static final int MAX_NUMBER = 40;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * One JSON value; what follows it is ignored.
     *
     * @throws IOException if the bytes are no JSON
     */
    public static JsonNode parse(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** Compact UTF-8. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalStateException("Writing JSON to memory", e);
        }
    }

    /** The text of a string, number or boolean, without the character U+0000, which no database takes. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText().replace("\0", "");
        return text.isEmpty() ? null : text;
    }

    /** As {@link #text}, and null for blanks too: what is to become an id. */
    public static @Nullable String id(JsonNode node, String field) {
        String text = text(node, field);
        return text == null || text.isBlank() ? null : text;
    }

    /** As {@link #text}, with an empty string for nothing. */
    public static String textOr(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? "" : text;
    }

    /** The first of several names under which a field is known. */
    public static @Nullable String firstText(JsonNode node, String... fields) {
        for (String field : fields) {
            String text = text(node, field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    public static @Nullable Long number(JsonNode node, String field) {
        String text = text(node, field);
        if (text == null || text.length() > MAX_NUMBER) {
            return null;
        }
        try {
            return new BigDecimal(text.trim()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    public static @Nullable Integer integer(JsonNode node, String field) {
        Long number = number(node, field);
        return number == null || number != number.intValue() ? null : number.intValue();
    }

    public static int integerOr(JsonNode node, String field, int otherwise) {
        Integer number = integer(node, field);
        return number == null ? otherwise : number;
    }

    /** {@code true}, {@code "true"}, 1 and {@code "1"} are true. */
    public static boolean flag(JsonNode node, String field) {
        String text = textOr(node, field);
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** Epoch milliseconds, as a string or a number. */
    public static @Nullable Instant instant(JsonNode node, String field) {
        Long millis = number(node, field);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** A date as {@code 31/12/2026}. */
    public static @Nullable LocalDate day(JsonNode node, String field) {
        String text = text(node, field);
        try {
            return text == null ? null : LocalDate.parse(text.trim(), DAY);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The object itself, or the one that a string holds; an empty object where there is none. */
    public static JsonNode unfold(JsonNode node) {
        if (node.isTextual()) {
            try {
                JsonNode inside = parse(node.asText().getBytes(StandardCharsets.UTF_8));
                return inside.isObject() ? inside : object();
            } catch (IOException plainText) {
                return object();
            }
        }
        return node.isObject() ? node : object();
    }

    /** Each element of an array; nothing if it is none. */
    public static <T> List<T> list(JsonNode array, Function<JsonNode, @Nullable T> read) {
        List<T> found = new ArrayList<>();
        if (array.isArray()) {
            array.forEach(element -> {
                T value = read.apply(element);
                if (value != null) {
                    found.add(value);
                }
            });
        }
        return List.copyOf(found);
    }
}
