package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.loaxa.simulator.world.Faults.Account;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.Tokens;
import vn.loaxa.simulator.world.World;
import vn.loaxa.text.Messages;

/** {@code POST /v4/oa/access_token} (zalo-openapi §1). */
final class OAuthApi {
    private final Messages messages = new Messages("simulator");
    private final World world;

    OAuthApi(World world) {
        this.world = world;
    }

    JsonNode token(Asked asked) {
        if (!asked.form("app_id").equals(world.credentials().appId())) {
            throw new Refusal(-14002, "Invalid app id");
        }
        String secret = asked.header("secret_key").orElse("");
        if (!secret.equals(world.credentials().appSecret().reveal())) {
            throw new Refusal(-14004, "Invalid secret key");
        }
        Tokens.Pair pair =
                switch (asked.form("grant_type")) {
                    case "authorization_code" ->
                        world.tokens().exchange(asked.form("code"), asked.form("code_verifier"));
                    case "refresh_token" ->
                        world.tokens()
                                .refresh(
                                        asked.form("refresh_token"),
                                        world.faults().account(Account.NO_REFRESH_TOKEN));
                    default -> throw new Refusal(-14018, "Unsupported grant type");
                };
        asked.means(messages.text("call.tokens"));
        ObjectNode answer = Json.object().put("access_token", pair.accessToken());
        if (!world.faults().account(Account.NO_REFRESH_TOKEN)) {
            answer.put("refresh_token", pair.refreshToken());
        }
        return answer.put("expires_in", Long.toString(Tokens.ACCESS_LIFE.toSeconds()));
    }
}
