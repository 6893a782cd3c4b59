package vn.loaxa.simulator.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import vn.loaxa.simulator.world.Json;

/** The fields of a request, whether they came as JSON or from a form. */
final class Given {
    private final Context ctx;
    private final JsonNode json;

    Given(Context ctx) {
        this.ctx = ctx;
        boolean isJson = String.valueOf(ctx.contentType()).startsWith("application/json");
        try {
            json = isJson ? Json.MAPPER.readTree(ctx.body()) : Json.object();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is not JSON", e);
        }
    }

    /** @throws IllegalArgumentException naming the field, if it is missing or empty */
    String text(String field) {
        String value = text(field, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The field '" + field + "' is missing");
        }
        return value;
    }

    String text(String field, String usual) {
        JsonNode value = json.path(field);
        if (value.isValueNode() && !value.isNull()) {
            return value.asText();
        }
        String form = ctx.formParam(field);
        return form == null ? usual : form;
    }

    int number(String field, int usual) {
        try {
            return Integer.parseInt(text(field, Integer.toString(usual)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The field '" + field + "' is not a number", e);
        }
    }

    /** As sent; missing from forms. */
    JsonNode json(String field) {
        return json.path(field);
    }

    long asNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    /** {@code true}, {@code on}, {@code 1}. */
    boolean flag(String field) {
        String value = text(field, "");
        return value.equals("true") || value.equals("on") || value.equals("1");
    }
}
