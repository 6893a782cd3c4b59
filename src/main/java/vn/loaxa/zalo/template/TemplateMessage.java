package vn.loaxa.zalo.template;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.loaxa.zalo.wire.Limits;

/**
 * A template with its blanks filled in. How long each value may be, the template itself says: see {@link TemplateInfo}.
 * Values come out in NFC.
 */
public record TemplateMessage(String templateId, Map<String, String> data) {
    public TemplateMessage {
        Limits.given("templateId", templateId);
        Map<String, String> composed = new LinkedHashMap<>();
        data.forEach((name, value) -> composed.put(name, Normalizer.normalize(value, Normalizer.Form.NFC)));
        data = Collections.unmodifiableMap(composed);
    }
}
