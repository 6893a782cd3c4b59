package vn.loaxa.account;

import java.util.List;
import vn.loaxa.settings.Secret;

/** What a webhook is checked against. */
public record WebhookAccount(OfficialAccount account, List<Secret> keys) {
    public WebhookAccount {
        keys = List.copyOf(keys);
    }
}
