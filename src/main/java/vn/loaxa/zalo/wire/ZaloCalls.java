package vn.loaxa.zalo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The calls of one account: puts the token on, opens the envelope, and after a refused token asks for another one and
 * repeats once (zalo-openapi §0.1, §9). Blocking and thread-safe.
 */
public final class ZaloCalls {
    private final ZaloTransport transport;
    private final TokenSource tokens;
    private final AppSecretProof proof;
    private final ZaloDialect dialect;
    private volatile RateLimit rateLimit = RateLimit.UNKNOWN;

    public ZaloCalls(ZaloTransport transport, TokenSource tokens, AppSecretProof proof) {
        this(transport, tokens, proof, ZaloDialect.standard());
    }

    public ZaloCalls(ZaloTransport transport, TokenSource tokens, AppSecretProof proof, ZaloDialect dialect) {
        this.transport = transport;
        this.tokens = tokens;
        this.proof = proof;
        this.dialect = dialect;
    }

    /** How the calls of this account speak where sources disagree. */
    public ZaloDialect dialect() {
        return dialect;
    }

    /** Makes the call; every ending is a value. */
    public Reply call(ZaloRequest request) {
        String token;
        try {
            token = tokens.current();
        } catch (NoTokenException e) {
            return withoutToken(e, dialect.errorCodes().error(ErrorFamily.OA, -220, reason(e)));
        }
        Reply first = once(request, token);
        return first instanceof Reply.Refused refused && refused.error().handling() == Handling.REFRESH
                ? again(request, token, refused.error())
                : first;
    }

    /**
     * Makes the call and gives its {@code data}.
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public JsonNode ask(ZaloRequest request) {
        Reply reply = call(request);
        if (reply instanceof Reply.Done done) {
            return done.data();
        }
        String attempted = (request.body() == null ? "GET " : "POST ") + request.path();
        if (reply instanceof Reply.Refused refused) {
            throw ZaloException.refused(attempted, refused.error());
        }
        if (reply instanceof Reply.NotSent notSent) {
            throw ZaloException.notSent(attempted, notSent.reason());
        }
        throw ZaloException.unknown(attempted, ((Reply.Unknown) reply).reason());
    }

    /** The rate headers as last seen, {@link RateLimit#UNKNOWN} before the first. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /** One second try with another token; if that is refused too, it is not the token's age but for a person. */
    private Reply again(ZaloRequest request, String failedToken, ZaloError refusal) {
        String token;
        try {
            token = tokens.afterRejected(failedToken);
        } catch (NoTokenException e) {
            return withoutToken(e, refusal);
        }
        Reply second = once(request, token);
        return second instanceof Reply.Refused refused && refused.error().handling() == Handling.REFRESH
                ? new Reply.Refused(forPerson(refused.error()))
                : second;
    }

    private static Reply withoutToken(NoTokenException missing, ZaloError error) {
        return missing.needsPerson() ? new Reply.Refused(forPerson(error)) : new Reply.NotSent(reason(missing));
    }

    private static String reason(NoTokenException missing) {
        return "no access token: " + missing.getMessage();
    }

    private static ZaloError forPerson(ZaloError error) {
        return new ZaloError(error.code(), error.message(), Handling.HUMAN);
    }

    private Reply once(ZaloRequest request, String token) {
        Exchange exchange = transport.exchange(request, headers(token));
        if (exchange instanceof Exchange.NotSent notSent) {
            return new Reply.NotSent(notSent.reason());
        }
        if (exchange instanceof Exchange.Unreadable unreadable) {
            return new Reply.Unknown(unreadable.reason());
        }
        var answered = (Exchange.Answered) exchange;
        if (answered.rateLimit().isKnown()) {
            rateLimit = answered.rateLimit();
        }
        return open(request.family(), answered);
    }

    private Map<String, String> headers(String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("access_token", token);
        String proven = proof.of(token);
        if (proven != null) {
            headers.put("appsecret_proof", proven);
        }
        return headers;
    }

    private Reply open(ErrorFamily family, Exchange.Answered answered) {
        JsonNode body = answered.body();
        if (body.isArray() && answered.status() == 200) {
            return new Reply.Done(body); // recent chats may come as a bare array (zalo-openapi §5)
        }
        Integer error = Json.integer(body, "error");
        if (error == null) {
            return new Reply.Unknown("HTTP " + answered.status() + " without an error field");
        }
        if (error != 0) {
            return new Reply.Refused(dialect.errorCodes().error(family, error, Json.textOr(body, "message")));
        }
        if (answered.status() != 200) {
            return new Reply.Unknown("HTTP " + answered.status() + " with error 0");
        }
        return new Reply.Done(body.hasNonNull("data") ? body.get("data") : MissingNode.getInstance());
    }
}
