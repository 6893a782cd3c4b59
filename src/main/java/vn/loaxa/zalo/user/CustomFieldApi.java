package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Fields of the OA's own for each person, and their values (zalo-openapi §5). Needs the permission to manage custom
 * information. Blocking and thread-safe.
 */
public final class CustomFieldApi {
    private static final String FIELDS = "/v3.0/oa/userfield/";

    private final ZaloCalls calls;

    public CustomFieldApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * The fields that there are.
     *
     * @param ownOnly without Zalo's own
     * @throws ZaloException if Zalo refused or did not answer
     */
    public List<CustomField> fields(boolean ownOnly) {
        Map<String, String> query = ownOnly ? Map.of("field_type", "oa_custom") : Map.of();
        JsonNode data = calls.ask(ZaloRequest.get(FIELDS + "get", query));
        return Json.list(data.isArray() ? data : data.path("fields"), CustomField::of);
    }

    /** Makes a field. */
    public SendOutcome create(CustomField field) {
        return post("create", field.json());
    }

    /** Changes a field, but neither key nor data type. */
    public SendOutcome update(CustomField field) {
        return post("update", field.json());
    }

    /** Removes a field of the OA's own, with its values. */
    public SendOutcome delete(String key) {
        return post("delete", Json.object().put("key", Limits.given("key", key)));
    }

    /**
     * The values of one person.
     *
     * @param keys only these, or empty for all
     * @throws ZaloException if Zalo refused or did not answer
     */
    public CustomInfo of(ZaloUserId user, List<String> keys) {
        ObjectNode data = Json.object().put("user_id", user.value());
        if (!keys.isEmpty()) {
            var wanted = data.putArray("fields_to_export");
            keys.forEach(wanted::add);
        }
        return CustomInfo.of(calls.ask(ZaloRequest.getWithData("/v3.0/oa/user/detail/custominfo", data)));
    }

    /** Writes values of the OA's own fields for one person; the others stay. */
    public SendOutcome write(ZaloUserId user, Map<String, String> values) {
        ObjectNode body = Json.object().put("user_id", user.value());
        ObjectNode own = body.putObject("custom_info");
        values.forEach(own::put);
        return SendOutcome.done(calls.call(ZaloRequest.post("/v3.0/oa/user/update/custominfo", body)));
    }

    private SendOutcome post(String action, ObjectNode body) {
        return SendOutcome.done(calls.call(ZaloRequest.post(FIELDS + action, body)));
    }
}
