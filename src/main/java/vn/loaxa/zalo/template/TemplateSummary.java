package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/** A template as the list shows it; the words are those of {@link TemplateInfo}. */
public record TemplateSummary(
        String id, String name, @Nullable Instant createdAt, String status, String quality) {
    /** Which templates to list. */
    public enum Status {
        ENABLED(1),
        PENDING(2),
        REJECTED(3),
        DISABLED(4);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    static @Nullable TemplateSummary of(JsonNode node) {
        String id = Json.text(node, "templateId");
        return id == null
                ? null
                : new TemplateSummary(
                        id,
                        Json.textOr(node, "templateName"),
                        Json.instant(node, "createdTime"),
                        Json.textOr(node, "status"),
                        Json.textOr(node, "templateQuality"));
    }
}
