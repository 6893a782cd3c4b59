package vn.loaxa.zalo.auth;

import vn.loaxa.zalo.wire.Handling;

/**
 * The request went out and no readable answer came back. Zalo may have used up the refresh token: one more try with the
 * same token either works (it had not arrived) or ends with -14014, and then the chain is broken and the OA must consent
 * again (zalo-openapi §1). Someone must be told either way.
 */
public final class OauthAnswerLostException extends OauthException {
    private static final long serialVersionUID = 1;

    OauthAnswerLostException(String attempted, String reason) {
        super(attempted, 0, "answer lost, " + reason, Handling.WAIT);
    }
}
