package vn.loaxa.zalo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, not yet tied to a token. Immutable.
 *
 * @param family which host it goes to, and whose error codes the reply speaks
 * @param path without the host, such as {@code /v3.0/oa/message/cs}
 * @param query plain values; they are encoded when sent
 * @param body null for a GET
 */
public record ZaloRequest(
        ErrorFamily family,
        String path,
        Map<String, String> query,
        @Nullable Body body) {

    /** What a POST carries. */
    public sealed interface Body {}

    /** {@code application/json}, compact UTF-8. */
    public record Json(JsonNode content) implements Body {}

    /** {@code application/x-www-form-urlencoded}. */
    public record Form(Map<String, String> fields) implements Body {
        public Form {
            fields = copy(fields);
        }
    }

    /** {@code multipart/form-data} with one part named {@code file} (zalo-openapi §4). The bytes are not copied. */
    public record Upload(String fileName, String mediaType, byte[] bytes) implements Body {}

    public ZaloRequest {
        query = copy(query);
    }

    public static ZaloRequest get(String path, Map<String, String> query) {
        return new ZaloRequest(ErrorFamily.OA, path, query, null);
    }

    /** The GETs of v2 and of users take one query parameter, {@code data}, that holds JSON (zalo-openapi §0.1). */
    public static ZaloRequest getWithData(String path, JsonNode data) {
        return get(path, Map.of("data", data.toString()));
    }

    public static ZaloRequest post(String path, JsonNode content) {
        return new ZaloRequest(ErrorFamily.OA, path, Map.of(), new Json(content));
    }

    /** A GET to the host of templates by phone. */
    public static ZaloRequest getBusiness(String path, Map<String, String> query) {
        return new ZaloRequest(ErrorFamily.TEMPLATE, path, query, null);
    }

    /** A POST to the host of templates by phone. */
    public static ZaloRequest postBusiness(String path, JsonNode content) {
        return new ZaloRequest(ErrorFamily.TEMPLATE, path, Map.of(), new Json(content));
    }

    public static ZaloRequest upload(String path, Upload upload) {
        return new ZaloRequest(ErrorFamily.OA, path, Map.of(), upload);
    }

    private static Map<String, String> copy(Map<String, String> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
