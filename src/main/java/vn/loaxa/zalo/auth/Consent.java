package vn.loaxa.zalo.auth;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A consent that was asked for: keep it, in the session of the administrator, until the browser comes back. Prints without
 * its secrets.
 *
 * @param address where an administrator of the OA grants access
 * @param state our mark, to recognise the answer
 * @param verifier for the exchange; null if the app uses no PKCE
 * @param stateEchoed an answer without our mark is not ours
 */
public record Consent(URI address, String state, @Nullable String verifier, boolean stateEchoed) {
    @Override
    public String toString() {
        return "Consent[]";
    }
}
