package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;

/**
 * A template to be looked at by Zalo. A breach throws {@link LimitException} naming the field.
 *
 * @param name 10 to 60 characters
 * @param type 1 own, 2 one-time code, 3 payment, 4 voucher, 5 rating
 * @param tag 1 transaction, 2 care, 3 promotion
 * @param layout header, body and footer as Zalo describes them; taken as it is
 * @param note for those who look at it, up to 400 characters
 */
public record TemplateDraft(
        String name, int type, int tag, JsonNode layout, List<Param> params, String note, String trackingId) {
    private static final int MIN_NAME = 10;
    private static final int MAX_NAME = 60;
    private static final int MAX_NOTE = 400;

    /** @param type Zalo's number, 1 to 15 */
    public record Param(String name, int type, String sample) {}

    public TemplateDraft {
        name = Limits.filled("name", name, MAX_NAME);
        int length = name.codePointCount(0, name.length());
        if (length < MIN_NAME) {
            throw new LimitException("name", length + " characters", "at least " + MIN_NAME + " are needed");
        }
        Limits.range("type", type, 1, 5);
        Limits.range("tag", tag, 1, 3);
        params = List.copyOf(params);
        note = Limits.atMost("note", note, MAX_NOTE);
        trackingId = Limits.filled("trackingId", trackingId, PhoneDelivery.MAX_TRACKING_ID);
    }

    ObjectNode json() {
        ObjectNode body = Json.object()
                .put("template_name", name)
                .put("template_type", type)
                .put("tag", Integer.toString(tag))
                .put("tracking_id", trackingId);
        body.set("layout", layout);
        var array = body.putArray("params");
        params.forEach(param -> array.addObject()
                .put("name", param.name())
                .put("type", Integer.toString(param.type()))
                .put("sample_value", param.sample()));
        if (!note.isEmpty()) {
            body.put("note", note);
        }
        return body;
    }
}
