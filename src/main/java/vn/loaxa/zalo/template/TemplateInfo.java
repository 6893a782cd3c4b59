package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;

/**
 * All about one template.
 *
 * @param status as sent: ENABLE, PENDING_REVIEW, REJECT, DISABLE, DELETE
 * @param timeout after which Zalo gives up
 * @param quality HIGH, MEDIUM, LOW or UNDEFINED; a template of low quality is switched off (-146)
 * @param priceByPhone in đồng
 * @param priceByUser in đồng
 */
public record TemplateInfo(
        String id,
        String name,
        String status,
        List<Blank> blanks,
        List<TemplateButton> buttons,
        @Nullable Duration timeout,
        @Nullable String previewUrl,
        String quality,
        String tag,
        @Nullable Integer priceByPhone,
        @Nullable Integer priceByUser) {
    /**
     * A place to fill in.
     *
     * @param maxLength 0 if Zalo did not tell
     */
    public record Blank(
            String name, boolean required, String type, int minLength, int maxLength, boolean acceptsNothing) {}

    /** @param type Zalo's number: 1 website, 2 phone ... */
    public record TemplateButton(int type, String title, String content) {}

    public TemplateInfo {
        blanks = List.copyOf(blanks);
        buttons = List.copyOf(buttons);
    }

    /**
     * Checks a message against the blanks, before Zalo refuses it with -1121 or -1122.
     *
     * @throws LimitException naming the first blank that is wrong
     */
    public void check(TemplateMessage message) {
        for (Blank blank : blanks) {
            String value = message.data().get(blank.name());
            if (value == null) {
                if (blank.required()) {
                    throw new LimitException(blank.name(), "is missing", "the template needs it");
                }
                continue;
            }
            int length = value.codePointCount(0, value.length());
            boolean nothing = length == 0 && blank.acceptsNothing();
            if (!nothing && (length < blank.minLength() || (blank.maxLength() > 0 && length > blank.maxLength()))) {
                throw new LimitException(
                        blank.name(),
                        length + " characters",
                        "from " + blank.minLength() + " to " + blank.maxLength() + " are allowed");
            }
        }
        List<String> unknown = new ArrayList<>(message.data().keySet());
        blanks.forEach(blank -> unknown.remove(blank.name()));
        if (!unknown.isEmpty()) {
            throw new LimitException(unknown.get(0), "is given", "the template has no such blank");
        }
    }

    static TemplateInfo of(JsonNode data) {
        Long timeout = Json.number(data, "timeout");
        return new TemplateInfo(
                Json.textOr(data, "templateId"),
                Json.textOr(data, "templateName"),
                Json.textOr(data, "status"),
                Json.list(data.path("listParams"), TemplateInfo::blank),
                Json.list(data.path("listButtons"), TemplateInfo::button),
                timeout == null ? null : Duration.ofMillis(timeout),
                Json.text(data, "previewUrl"),
                Json.textOr(data, "templateQuality"),
                Json.textOr(data, "templateTag"),
                Json.integer(data, data.has("price_sdt") ? "price_sdt" : "price"),
                Json.integer(data, "price_uid"));
    }

    private static @Nullable Blank blank(JsonNode node) {
        String name = Json.text(node, "name");
        return name == null
                ? null
                : new Blank(
                        name,
                        Json.flag(node, "require"),
                        Json.textOr(node, "type"),
                        Json.integerOr(node, "minLength", 0),
                        Json.integerOr(node, "maxLength", 0),
                        Json.flag(node, "acceptNull"));
    }

    private static TemplateButton button(JsonNode node) {
        return new TemplateButton(
                Json.integerOr(node, "type", 0), Json.textOr(node, "title"), Json.textOr(node, "content"));
    }
}
