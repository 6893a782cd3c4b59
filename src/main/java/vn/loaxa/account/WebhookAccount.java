package vn.loaxa.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.settings.Secret;
import vn.loaxa.zalo.webhook.SignatureVerifier;

/** One of our accounts, and how its webhooks are proven. Thread-safe. */
public final class WebhookAccount {
    private final OfficialAccount account;
    private final @Nullable SignatureVerifier verifier;

    WebhookAccount(OfficialAccount account, List<Secret> keys) {
        this.account = account;
        List<String> given =
                keys.stream().map(Secret::reveal).filter(key -> !key.isBlank()).toList();
        verifier = given.isEmpty() ? null : new SignatureVerifier(account.appId(), given);
    }

    public OfficialAccount account() {
        return account;
    }

    /** False as well when the account has no webhook key yet: what cannot be proven is not taken. */
    public boolean signed(byte[] rawBody, String timestamp, @Nullable String header) {
        return verifier != null && verifier.matches(rawBody, timestamp, header);
    }

    /** The signature that Zalo would put on this body; empty when the account has no webhook key yet. */
    public Optional<String> sign(byte[] rawBody, String timestamp) {
        return Optional.ofNullable(verifier).map(keys -> keys.sign(rawBody, timestamp));
    }
}
