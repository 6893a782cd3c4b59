package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Quotas;
import vn.loaxa.simulator.world.Quotas.Quota;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.Template;
import vn.loaxa.simulator.world.Template.Blank;
import vn.loaxa.simulator.world.Templates.Rating;
import vn.loaxa.simulator.world.Uploads;
import vn.loaxa.simulator.world.World;

/** The account's templates: list, review, quota, quality, ratings (zalo-openapi §2.3). */
final class CatalogueApi {
    private static final int MOST = 100;
    private static final int SHORTEST_NAME = 10;
    private static final int LONGEST_NAME = 60;
    private static final int LARGEST_IMAGE = 500 << 10;
    private static final List<String> STATUSES = List.of("", "ENABLE", "PENDING_REVIEW", "REJECT", "DISABLE");
    private static final List<String> TAGS = List.of("", "TRANSACTION", "CUSTOMER_CARE", "PROMOTION");

    private final World world;

    CatalogueApi(World world) {
        this.world = world;
    }

    JsonNode list(Asked asked) {
        int limit = asked.query("limit", MOST);
        int status = asked.query("status", 0);
        if (limit < 1 || limit > MOST || status < 0 || status >= STATUSES.size()) {
            throw new Refusal(-132, "limit or status is invalid");
        }
        ArrayNode list = Json.array();
        world.templates().all().stream()
                .filter(t -> status == 0 || t.status().equals(STATUSES.get(status)))
                .skip(asked.query("offset", 0))
                .limit(limit)
                .forEach(t -> list.addObject()
                        .put("templateId", Long.parseLong(t.id()))
                        .put("templateName", t.name())
                        .put("createdTime", t.created().toEpochMilli())
                        .put("status", t.status())
                        .put("templateQuality", t.quality()));
        return list;
    }

    JsonNode info(Asked asked) {
        Template template = world.templates().find(asked.queryElse("template_id", -109));
        ObjectNode info = Json.object()
                .put("templateId", template.id())
                .put("templateName", template.name())
                .put("status", template.status())
                .put("templateQuality", template.quality())
                .put("templateTag", template.tag())
                .put("timeout", 7_200_000)
                .put("previewUrl", world.address() + "/media/avatar/oa")
                .put("price", "120.0")
                .put("price_sdt", "120")
                .put("price_uid", "120");
        ArrayNode blanks = info.putArray("listParams");
        template.blanks().forEach(blank -> blanks.addObject()
                .put("name", blank.name())
                .put("require", blank.required())
                .put("type", "STRING")
                .put("maxLength", blank.most())
                .put("minLength", blank.required() ? 1 : 0)
                .put("acceptNull", !blank.required()));
        info.putArray("listButtons");
        return info;
    }

    JsonNode sample(Asked asked) {
        ObjectNode values = Json.object();
        world.templates()
                .find(asked.queryElse("template_id", -109))
                .blanks()
                .forEach(blank -> values.put(blank.name(), blank.sample()));
        return values;
    }

    JsonNode quota(Asked asked) {
        Quotas quotas = world.quotas();
        return Json.object()
                .put("dailyQuota", Integer.toString(quotas.total(Quota.TEMPLATES_A_DAY)))
                .put("remainingQuota", Integer.toString(quotas.left(Quota.TEMPLATES_A_DAY, "")))
                .put("dailyQuotaPromotion", "0")
                .put("remainingQuotaPromotion", "0")
                .put("monthlyPromotionQuota", 0)
                .put("remainingMonthlyPromotionQuota", 0)
                .put("estimatedNextMonthPromotionQuota", 0);
    }

    JsonNode quality(Asked asked) {
        return Json.object().put("oaCurrentQuality", "HIGH").put("oa7dayQuality", "HIGH");
    }

    JsonNode ratings(Asked asked) {
        List<Rating> found = world.templates()
                .ratings(asked.queryElse("template_id", -109), time(asked, "from_time"), time(asked, "to_time"));
        ObjectNode page = Json.object().put("total", found.size());
        ArrayNode rows = page.putArray("data");
        found.stream()
                .skip(asked.query("offset", 0))
                .limit(asked.query("limit", MOST))
                .forEach(r -> rows.addObject()
                        .put("note", r.note())
                        .put("rate", r.stars())
                        .put("submitDate", Long.toString(r.at().toEpochMilli()))
                        .put("msgId", r.messageId())
                        .put("trackingId", r.trackingId())
                        .putArray("feedbacks"));
        return page;
    }

    JsonNode create(Asked asked) {
        return submit("", TemplateApi.body(asked));
    }

    JsonNode edit(Asked asked) {
        ObjectNode body = TemplateApi.body(asked);
        String id = body.path("template_id").asText("");
        if (world.templates().all().stream().noneMatch(t -> t.id().equals(id))) {
            throw new Refusal(-109, "template_id is invalid");
        }
        return submit(id, body);
    }

    JsonNode uploadImage(Asked asked) {
        if (asked.fileContent().length > LARGEST_IMAGE) {
            throw new Refusal(-132, "Image is too large");
        }
        return Json.object()
                .put(
                        "media_id",
                        world.uploads()
                                .add(Uploads.Kind.IMAGE, asked.fileName(), asked.fileContent())
                                .id());
    }

    private JsonNode submit(String id, ObjectNode body) {
        String name = body.path("template_name").asText("");
        int length = name.codePointCount(0, name.length());
        int tag = body.path("tag").asInt(0);
        if (length < SHORTEST_NAME || length > LONGEST_NAME || tag < 1 || tag >= TAGS.size()) {
            throw new Refusal(-132, "template_name or tag is invalid");
        }
        if (!body.path("layout").isObject()) {
            throw new Refusal(-121, "Template has no content");
        }
        world.quotas().take(Quota.TEMPLATE_CHANGES_A_DAY, new Refusal(-132, "Too many changes today"));
        List<Blank> blanks = new ArrayList<>();
        body.path("params")
                .forEach(p -> blanks.add(new Blank(
                        p.path("name").asText(),
                        true,
                        200,
                        p.path("sample_value").asText())));
        Template template = world.templates().submit(id, name, TAGS.get(tag), blanks);
        return Json.object()
                .put("template_id", template.id())
                .put("template_name", name)
                .put("template_type", body.path("template_type").asInt(1))
                .put("template_status", template.status())
                .put("tag", body.path("tag").asText())
                .put("app_id", world.credentials().appId())
                .put("oa_id", world.oa().oaId())
                .put("price", "120.0")
                .put("timeout", 7_200_000)
                .put("preview_url", world.address() + "/media/avatar/oa");
    }

    private static Instant time(Asked asked, String field) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(asked.queryElse(field, -132)));
        } catch (NumberFormatException e) {
            throw new Refusal(-132, field + " is invalid");
        }
    }
}
