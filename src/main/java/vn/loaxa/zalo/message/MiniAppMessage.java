package vn.loaxa.zalo.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.loaxa.zalo.wire.Limits;

/** A consultation message laid out by a template of a Mini App ({@code /v3.0/oa/message/cs/miniapp}, zalo-openapi §2.1; one source only). */
public record MiniAppMessage(String templateType, Map<String, String> templateData) {
    public MiniAppMessage {
        Limits.given("templateType", templateType);
        templateData = Collections.unmodifiableMap(new LinkedHashMap<>(templateData));
    }
}
