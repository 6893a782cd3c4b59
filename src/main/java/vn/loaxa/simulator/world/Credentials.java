package vn.loaxa.simulator.world;

import vn.loaxa.settings.Secret;

/**
 * What the app and Zalo share.
 *
 * @param appSecret the {@code secret_key} of the token calls
 * @param oaSecret the key of the webhook's mac
 */
public record Credentials(String appId, Secret appSecret, Secret oaSecret) {}
