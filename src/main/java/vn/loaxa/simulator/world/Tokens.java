package vn.loaxa.simulator.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OAuth v4 of one OA (zalo-openapi §1): single-use refresh tokens, access tokens of 25 hours. Use under the world's lock. */
public final class Tokens {
    public static final Duration ACCESS_LIFE = Duration.ofSeconds(90_000);
    static final Duration REFRESH_LIFE = Duration.ofDays(90);
    static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** As saved. */
    record State(Map<String, Access> access, Map<String, Refresh> refresh) {}

    record Access(Instant expires, boolean withdrawn, boolean unknown) {}

    record Refresh(Instant expires, boolean used) {}

    private record Code(Instant expires, String challenge) {}

    public record Pair(String accessToken, String refreshToken) {}

    private final Map<String, Access> access = new LinkedHashMap<>();
    private final Map<String, Refresh> refresh = new LinkedHashMap<>();
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Clock clock;
    private final Ids ids;

    Tokens(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The first pair, as the console would have issued it. Known tokens keep their state; empty ones are left out. */
    public void seed(String accessToken, String refreshToken) {
        Instant now = clock.instant();
        if (!accessToken.isEmpty()) {
            access.putIfAbsent(accessToken, new Access(now.plus(ACCESS_LIFE), false, false));
        }
        if (!refreshToken.isEmpty()) {
            refresh.putIfAbsent(refreshToken, new Refresh(now.plus(REFRESH_LIFE), false));
        }
    }

    /** The console issues this very pair anew, whatever became of it: for a simulator that stands alone and is restarted. */
    public void seedAnew(String accessToken, String refreshToken) {
        access.remove(accessToken);
        refresh.remove(refreshToken);
        seed(accessToken, refreshToken);
    }

    /** -216 for a token that never was, -220 for one that is over. */
    public void check(@Nullable String accessToken) {
        Access known = accessToken == null ? null : access.get(accessToken);
        if (known == null || known.unknown()) {
            throw new Refusal(-216, "Access token is invalid");
        }
        if (known.withdrawn() || !clock.instant().isBefore(known.expires())) {
            throw new Refusal(-220, "Access token is expired");
        }
    }

    /** A code for the consent that a person has just given. */
    public String grant(String challenge) {
        String code = ids.token("code-");
        codes.put(code, new Code(clock.instant().plus(CODE_LIFE), challenge));
        return code;
    }

    /** -14005 for a code that is wrong, used, too old, or does not go with the verifier. */
    public Pair exchange(String code, String verifier) {
        Code known = codes.remove(code);
        if (known == null || !clock.instant().isBefore(known.expires())) {
            throw new Refusal(-14005, "Invalid code");
        }
        if (!known.challenge().isEmpty() && !known.challenge().equals(challengeOf(verifier))) {
            throw new Refusal(-14005, "Invalid code verifier");
        }
        return issue();
    }

    /**
     * Single use: the old one is dead from here on, -14014 when it comes again.
     *
     * @param stays true: the old one stays good, because the app will not be given the new one
     */
    public Pair refresh(String refreshToken, boolean stays) {
        Refresh known = refresh.get(refreshToken);
        if (known == null || known.used() || !clock.instant().isBefore(known.expires())) {
            throw new Refusal(-14014, "Invalid refresh token");
        }
        refresh.put(refreshToken, new Refresh(known.expires(), !stays));
        return issue();
    }

    /** A fault: Zalo forgets every access token (-216), so the app has to refresh. */
    public void forgetAccess() {
        access.replaceAll((token, old) -> new Access(old.expires(), old.withdrawn(), true));
    }

    /** A fault: the chain is broken (-14014), a person has to consent anew. */
    public void forgetRefresh() {
        refresh.replaceAll((token, old) -> new Refresh(old.expires(), true));
    }

    private Pair issue() {
        Instant now = clock.instant();
        access.replaceAll((token, old) -> new Access(old.expires(), true, old.unknown()));
        Pair pair = new Pair(ids.token("at-"), ids.token("rt-"));
        access.put(pair.accessToken(), new Access(now.plus(ACCESS_LIFE), false, false));
        refresh.put(pair.refreshToken(), new Refresh(now.plus(REFRESH_LIFE), false));
        return pair;
    }

    State state() {
        return new State(Map.copyOf(access), Map.copyOf(refresh));
    }

    void restore(State state) {
        access.putAll(state.access());
        refresh.putAll(state.refresh());
    }

    private static String challengeOf(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
