package vn.loaxa.conversation.thread;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.webhook.WebhookEvent;

/**
 * What came in from Zalo, as it stands in a thread.
 *
 * @param media address of a picture or file, or "latitude,longitude"; empty for none
 */
public record Heard(Instant at, String kind, String text, String media) {
    /** Nobody reads more than this in a thread; Zalo takes 2,000. */
    private static final int LONGEST = 4000;

    public Heard {
        text = text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    public static Heard of(Instant at, WebhookEvent.UserMessage message) {
        return of(at, message.kind(), message.text(), message.attachments());
    }

    public static Heard of(Instant at, WebhookEvent.OaMessage message) {
        return of(at, message.kind(), message.text(), message.attachments());
    }

    private static Heard of(Instant at, String kind, @Nullable String text, List<WebhookEvent.Attachment> attachments) {
        Map<String, String> payload =
                attachments.isEmpty() ? Map.of() : attachments.get(0).payload();
        String media = kind.equals("location")
                ? payload.getOrDefault("latitude", "") + "," + payload.getOrDefault("longitude", "")
                : payload.getOrDefault("url", "");
        return new Heard(at, kind, text == null ? "" : text, media);
    }

    @Override
    public String toString() {
        return "Heard[" + kind + "]";
    }
}
