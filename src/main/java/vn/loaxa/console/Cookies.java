package vn.loaxa.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The three cookies of the console. None can be read by a script. */
final class Cookies {
    /** Signed in. */
    static final String SESSION = "loaxa_session";
    /** Not yet signed in; ties forms to the browser that opened them. */
    static final String VISIT = "loaxa_visit";
    /** The code was asked for from this browser. */
    static final String CHALLENGE = "loaxa_challenge";

    private final boolean secure;

    Cookies(boolean secure) {
        this.secure = secure;
    }

    void set(Context context, String name, String value, Duration life) {
        context.cookie(new Cookie(name, value, "/", (int) life.toSeconds(), secure, true, null, SameSite.LAX));
    }

    void remove(Context context, String name) {
        set(context, name, "", Duration.ZERO);
    }

    static @Nullable String value(Context context, String name) {
        String value = context.cookie(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
