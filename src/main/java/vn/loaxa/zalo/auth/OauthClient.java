package vn.loaxa.zalo.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ErrorCodes;
import vn.loaxa.zalo.wire.ErrorFamily;
import vn.loaxa.zalo.wire.Exchange;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloTransport;

/**
 * Gets token pairs from Zalo (OAuth v4 for Official Accounts, zalo-openapi §1). Thread-safe, but a refresh token works
 * once: whoever calls {@link #refresh} makes sure that nobody else does so at the same time.
 */
public final class OauthClient {
    private static final String TOKEN_PATH = "/v4/oa/access_token";
    /** Documented life of an access token, for an answer that does not tell. */
    private static final Duration USUAL_LIFE = Duration.ofHours(25);

    private static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private final ZaloTransport transport;
    private final String appId;
    private final Supplier<String> appSecret;
    private final OauthDialect dialect;

    /** {@code appSecret} is asked for at each call, so that it may be changed while running. */
    public OauthClient(ZaloTransport transport, String appId, Supplier<String> appSecret) {
        this(transport, appId, appSecret, OauthDialect.standard());
    }

    public OauthClient(ZaloTransport transport, String appId, Supplier<String> appSecret, OauthDialect dialect) {
        this.transport = transport;
        this.appId = appId;
        this.appSecret = appSecret;
        this.dialect = dialect;
    }

    /** Begins a consent, as the dialect wants it: send the administrator's browser to its address. */
    public Consent consent(URI redirect) {
        Pkce pkce = dialect.pkce().next();
        String state = Pkce.randomText();
        URI address = consentUrl(redirect, state, pkce == null ? null : pkce.challenge());
        return new Consent(address, state, pkce == null ? null : pkce.verifier(), dialect.stateEchoed());
    }

    /** Ends a consent; otherwise as {@link #exchange(String, String)}. */
    public TokenGrant exchange(ConsentAnswer.Granted answer, Consent asked) {
        return exchange(answer.code(), asked.verifier());
    }

    /**
     * Where an administrator of the OA grants access. Zalo sends the browser back to {@code redirect} with {@code code}
     * and {@code oa_id}; the echo of {@code state} is not promised.
     *
     * @param challenge {@link Pkce#challenge}, or null if the app uses none
     */
    public URI consentUrl(URI redirect, String state, @Nullable String challenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("app_id", appId);
        query.put("redirect_uri", redirect.toString());
        if (challenge != null) {
            query.put("code_challenge", challenge);
        }
        query.put("state", state);
        String host = transport.endpoints().oauth().toString().replaceAll("/+$", "");
        return URI.create(host + "/v4/oa/permission?"
                + query.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /**
     * Turns the code of a consent into the first pair. The code works once, for 10 minutes.
     *
     * @param verifier {@link Pkce#verifier}, or null if the consent address had no challenge
     * @throws OauthException if Zalo refused or could not be reached
     * @throws OauthAnswerLostException if no readable answer came back
     */
    public TokenGrant exchange(String code, @Nullable String verifier) {
        Map<String, String> form = form("authorization_code");
        form.put("code", code);
        if (verifier != null) {
            form.put("code_verifier", verifier);
        }
        return grant("exchanging the code", form, null);
    }

    /**
     * Turns the refresh token into a new pair; the old one is dead afterwards. Store the new pair before using it.
     *
     * @throws OauthException if Zalo refused or could not be reached; {@link OauthException#terminal} tells if trying
     *     again is any use
     * @throws OauthAnswerLostException if no readable answer came back: the chain may be broken
     */
    public TokenGrant refresh(String refreshToken) {
        Map<String, String> form = form("refresh_token");
        form.put("refresh_token", refreshToken);
        return grant("refreshing the token", form, dialect.keepsOldRefreshToken() ? refreshToken : null);
    }

    private Map<String, String> form(String grantType) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("app_id", appId);
        form.put("grant_type", grantType);
        return form;
    }

    private TokenGrant grant(String attempted, Map<String, String> form, @Nullable String oldRefreshToken) {
        var request = new ZaloRequest(ErrorFamily.OAUTH, TOKEN_PATH, Map.of(), new ZaloRequest.Form(form));
        Exchange exchange = transport.exchange(request, Map.of("secret_key", appSecret.get()));
        if (exchange instanceof Exchange.NotSent notSent) {
            throw new OauthException(attempted, 0, "not sent, " + notSent.reason(), Handling.WAIT);
        }
        if (exchange instanceof Exchange.Unreadable unreadable) {
            throw new OauthAnswerLostException(attempted, unreadable.reason());
        }
        return read(attempted, ((Exchange.Answered) exchange).body(), oldRefreshToken);
    }

    /** Errors come with HTTP 200, some with a name and no number, some beside empty tokens: only a token is success. */
    private static TokenGrant read(String attempted, JsonNode body, @Nullable String oldRefreshToken) {
        Integer code = Json.integer(body, "error");
        String name = Json.firstText(body, "error_name", "error_description", "message", "error_reason");
        boolean failed = (code != null && code != 0) || Json.text(body, "error_name") != null;
        String access = Json.text(body, "access_token");
        if (failed || access == null) {
            throw refusal(attempted, body, code == null ? 0 : code, name);
        }
        String refresh = body.has("refresh_token") ? Json.text(body, "refresh_token") : oldRefreshToken;
        if (refresh == null) {
            throw refusal(attempted, body, 0, "no refresh token came with the access token");
        }
        Duration life = life(body, "expires_in");
        return new TokenGrant(
                access, refresh, life == null ? USUAL_LIFE : life, life(body, "refresh_token_expires_in"));
    }

    /** Seconds, as text or number; null for what is missing or makes no sense. */
    private static @Nullable Duration life(JsonNode body, String field) {
        Long seconds = Json.number(body, field);
        return seconds == null || seconds <= 0 || seconds > LONGEST_LIFE.toSeconds()
                ? null
                : Duration.ofSeconds(seconds);
    }

    private static OauthException refusal(String attempted, JsonNode body, int code, @Nullable String name) {
        if (!body.isObject() || body.isEmpty()) {
            return new OauthAnswerLostException(attempted, "the answer is not Zalo's");
        }
        String words = name == null ? "no access token in the answer" : name;
        return new OauthException(attempted, code, words, ErrorCodes.standard().handling(ErrorFamily.OAUTH, code));
    }
}
