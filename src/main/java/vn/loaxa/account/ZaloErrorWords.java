package vn.loaxa.account;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.auth.OauthException;
import vn.loaxa.zalo.wire.ErrorCodes;
import vn.loaxa.zalo.wire.ErrorFamily;

/** Zalo's error numbers of one family (zalo-openapi §9) as an official reads them. Immutable. */
public final class ZaloErrorWords {
    private static final Messages MESSAGES = new Messages("zalo-errors");

    private final ErrorFamily family;

    public ZaloErrorWords(ErrorFamily family) {
        this.family = family;
    }

    /** What the number means; empty for one that Zalo has not told of. */
    public Optional<String> meaning(int code) {
        String key = family + "." + code;
        return MESSAGES.has(key) ? Optional.of(MESSAGES.text(key)) : Optional.empty();
    }

    /**
     * The sentence for a refusal, with the number behind it for whoever asks Zalo about it.
     *
     * @param said Zalo's words; shown only for a number whose meaning is not known
     */
    public String of(int code, @Nullable String said) {
        Optional<String> meaning = meaning(code);
        if (meaning.isPresent()) {
            return MESSAGES.text("coded", Map.of("why", meaning.get(), "code", code));
        }
        boolean silent = said == null || said.isBlank() || said.equals(ErrorCodes.unsaid(code));
        return silent
                ? MESSAGES.text("silent", Map.of("code", code))
                : MESSAGES.text("other", Map.of("code", code, "said", said));
    }

    /** Why no token was given. */
    static String of(OauthException refusal) {
        boolean never = refusal.code() == 0 && !refusal.terminal();
        return never
                ? MESSAGES.text("not-sent")
                : new ZaloErrorWords(ErrorFamily.OAUTH).of(refusal.code(), refusal.name());
    }
}
