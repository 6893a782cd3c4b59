package vn.loaxa.simulator.api;

import java.util.Map;
import vn.loaxa.simulator.world.Faults.Account;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.World;

/** Whether the account and the app may call at all (zalo-openapi §9). Use under the world's lock. */
final class Standing {
    /** Numbers of the OA API and of the business host. */
    private record Codes(int api, int business) {}

    private static final Map<Account, Codes> CODES = Map.of(
            Account.OA_DISABLED, new Codes(-204, -1351),
            Account.OA_NOT_VERIFIED, new Codes(-221, -135),
            Account.APP_NOT_ACTIVE, new Codes(-209, -103),
            Account.APP_REMOVED, new Codes(-219, -102),
            Account.NOT_LINKED, new Codes(112, -105));

    private final World world;

    Standing(World world) {
        this.world = world;
    }

    void check(Asked asked, String token, boolean api) {
        for (Account state : Account.values()) {
            Codes codes = CODES.get(state);
            if (codes != null && world.faults().account(state)) {
                throw new Refusal(api ? codes.api() : codes.business(), state.name());
            }
        }
        if (world.faults().account(Account.ABROAD) && personal(asked.path())) {
            throw new Refusal(-501, "Personal data cannot be read from outside Vietnam");
        }
        if (world.faults().account(Account.PROOF_DEMANDED)) {
            String secret = world.credentials().appSecret().reveal();
            String proof = asked.header("appsecret_proof").orElse("");
            if (!proof.equals(Hashes.hmacSha256(secret, token))) {
                throw new Refusal(api ? -242 : -1241, "appsecret_proof is invalid");
            }
        }
    }

    private static boolean personal(String path) {
        return path.contains("/user/") || path.endsWith("/listmember") || path.endsWith("/listpendinginvite");
    }
}
