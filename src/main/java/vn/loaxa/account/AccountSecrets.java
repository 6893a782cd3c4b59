package vn.loaxa.account;

import java.util.List;
import vn.loaxa.settings.Secret;

/**
 * What an Official Account is proven with. Empty secrets mean "not given".
 *
 * @param appSecret of the app, for OAuth
 * @param webhookKeys OA Secret Keys that sign webhooks; two while the key is being changed
 * @param accessToken first token, may be empty
 * @param refreshToken first refresh token, may be empty
 */
public record AccountSecrets(Secret appSecret, List<Secret> webhookKeys, Secret accessToken, Secret refreshToken) {
    public AccountSecrets {
        webhookKeys = List.copyOf(webhookKeys);
    }
}
