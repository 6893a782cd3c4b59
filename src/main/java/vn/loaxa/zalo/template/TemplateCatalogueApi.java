package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ErrorFamily;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;

/**
 * The templates of the account, how it stands, and what people rated ({@code business.openapi.zalo.me}, zalo-openapi
 * §2.3). Every call throws {@link ZaloException} if Zalo refused or did not answer. Blocking and thread-safe.
 */
public final class TemplateCatalogueApi {
    /** Most templates that Zalo gives at once. */
    public static final int MAX_LIMIT = 100;

    private static final int MAX_IMAGE = 500 << 10;

    private final ZaloCalls calls;

    public TemplateCatalogueApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * One page of templates; nothing follows a page that is not full.
     *
     * @param limit 1 to {@value #MAX_LIMIT}
     * @param status only these, or null for all
     * @param ownOnly only those made by this app
     */
    public List<TemplateSummary> list(int offset, int limit, TemplateSummary.@Nullable Status status, boolean ownOnly) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("offset", Integer.toString(offset));
        query.put("limit", Integer.toString(Limits.range("limit", limit, 1, MAX_LIMIT)));
        if (status != null) {
            query.put("status", Integer.toString(status.code()));
        }
        query.put("filterPreset", ownOnly ? "1" : "0");
        return Json.list(get("/template/all", query), TemplateSummary::of);
    }

    /** All about one template. */
    public TemplateInfo info(String templateId) {
        return TemplateInfo.of(get("/template/info/v2", Map.of("template_id", templateId)));
    }

    /** An example value for each blank of a template. */
    public TemplateMessage sample(String templateId) {
        Map<String, String> values = new LinkedHashMap<>();
        get("/template/sample-data", Map.of("template_id", templateId))
                .properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        return new TemplateMessage(templateId, values);
    }

    /** What may still be sent. */
    public TemplateStanding.Quota quota() {
        return TemplateStanding.Quota.of(get("/message/quota", Map.of()));
    }

    /** How people take the messages. To be watched: at low quality the daily quota falls. */
    public TemplateStanding.Quality quality() {
        return TemplateStanding.Quality.of(get("/quality", Map.of()));
    }

    /** What people answered to a rating template between two instants. */
    public List<TemplateRating> ratings(String templateId, Instant from, Instant to, int offset, int limit) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("template_id", templateId);
        query.put("from_time", Long.toString(from.toEpochMilli()));
        query.put("to_time", Long.toString(to.toEpochMilli()));
        query.put("offset", Integer.toString(offset));
        query.put("limit", Integer.toString(limit));
        JsonNode data = get("/rating/get", query);
        return Json.list(data.isArray() ? data : data.path("data"), TemplateRating::of);
    }

    /** Hands in a new template; gives its id. What Zalo thinks of it comes as an event. 100 a day. */
    public String create(TemplateDraft draft) {
        return id("/template/create", draft.json(), "template_id");
    }

    /** Hands in again a template that was refused; gives its id. 100 a day. */
    public String edit(String templateId, TemplateDraft draft) {
        return id("/template/edit", draft.json().put("template_id", templateId), "template_id");
    }

    /**
     * A picture for a template (jpg or png, up to 500 KiB); gives its media id. 5000 a month.
     *
     * @throws LimitException if the name or the size is not allowed; nothing was sent
     */
    public String uploadImage(String fileName, byte[] bytes) {
        boolean png = fileName.endsWith(".png");
        if (!png && !fileName.endsWith(".jpg") && !fileName.endsWith(".jpeg")) {
            throw new LimitException("fileName", "ends otherwise", ".jpg, .jpeg, .png are allowed");
        }
        if (bytes.length == 0 || bytes.length > MAX_IMAGE) {
            throw new LimitException("bytes", bytes.length + " bytes", "from 1 to " + MAX_IMAGE + " are allowed");
        }
        var upload = new ZaloRequest.Upload(fileName, png ? "image/png" : "image/jpeg", bytes);
        return required(new ZaloRequest(ErrorFamily.TEMPLATE, "/upload/image", Map.of(), upload), "media_id");
    }

    private String id(String path, ObjectNode body, String field) {
        return required(ZaloRequest.postBusiness(path, body), field);
    }

    private String required(ZaloRequest request, String field) {
        String id = Json.text(calls.ask(request), field);
        if (id == null) {
            throw ZaloException.unknown("POST " + request.path(), "the answer has no " + field);
        }
        return id;
    }

    private JsonNode get(String path, Map<String, String> query) {
        return calls.ask(ZaloRequest.getBusiness(path, query));
    }
}
