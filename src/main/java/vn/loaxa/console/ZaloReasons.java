package vn.loaxa.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Messages;

/** Zalo's error numbers (zalo-openapi §9) as a person understands them. */
final class ZaloReasons {
    private final Messages sentences;

    ZaloReasons(Messages sentences) {
        this.sentences = sentences;
    }

    /** With the number behind it, for whoever asks Zalo about it. */
    String of(int code, @Nullable String words) {
        String key = "reason." + code;
        return sentences.has(key)
                ? sentences.text("reason", Map.of("why", sentences.text(key), "code", code))
                : sentences.text("reason.other", Map.of("code", code, "words", words == null ? "" : words));
    }
}
