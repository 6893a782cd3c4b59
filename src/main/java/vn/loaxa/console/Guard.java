package vn.loaxa.console;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.audit.Actor;
import vn.loaxa.console.SessionStore.Session;
import vn.loaxa.console.SessionStore.Stage;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.db.BusyException;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;

/**
 * Stands before every route: who is it, may they, does the form come from our page, and a polite page when something goes
 * wrong. Wraps each handler, so that the webhook on the same server does not pay for it. Thread-safe.
 */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final Duration VISIT_LIFE = Duration.ofHours(12);

    private final Database database;
    private final Directory directory;
    private final Sessions sessions;
    private final Factors factors;
    private final Cookies cookies;
    private final Chance chance;
    private final ErrorPages errors;
    private final NavBadges badges;

    Guard(
            Database database,
            Directory directory,
            Sessions sessions,
            Factors factors,
            Cookies cookies,
            Chance chance,
            ErrorPages errors,
            NavBadges badges) {
        this.database = database;
        this.directory = directory;
        this.sessions = sessions;
        this.factors = factors;
        this.cookies = cookies;
        this.chance = chance;
        this.errors = errors;
        this.badges = badges;
    }

    /** For everybody; still with headers, the form check and polite faults. */
    Handler open(Handler handler) {
        return context -> {
            try {
                headers(context);
                checkForm(context, visitToken(context));
                handler.handle(context);
            } catch (Exception e) {
                fail(context, null, e);
            }
        };
    }

    /** For those who are signed in and have one of the rights; an empty list asks for none. */
    Handler signedIn(List<Right> rights, Page page) {
        return context -> {
            Visitor visitor = null;
            try {
                headers(context);
                Optional<Visitor> found = visitor(context);
                if (found.isEmpty()) {
                    toSignIn(context);
                    return;
                }
                visitor = found.get();
                checkForm(context, Cookies.value(context, Cookies.SESSION));
                if (visitor.mustEnrol() && !context.path().matches("/phien(/.*)?|/dang-xuat")) {
                    to(context, OwnPages.HOME);
                    return;
                }
                if (!rights.isEmpty() && !visitor.mayAnyOf(rights)) {
                    throw new NotAllowed();
                }
                page.serve(context, visitor);
                if (context.method().equals(HandlerType.POST)) {
                    badges.forget(visitor.session());
                }
            } catch (Exception e) {
                fail(context, visitor, e);
            }
        };
    }

    /** Who sent this request, by the roles of this moment: a role that has ended opens nothing any more. */
    Optional<Visitor> visitor(Context context) {
        String session = Cookies.value(context, Cookies.SESSION);
        return session == null ? Optional.empty() : visitor(session);
    }

    /** Who holds this session, asked anew. */
    Optional<Visitor> visitor(String session) {
        return database.<Optional<Session>>read(handle -> sessions.find(handle, session))
                .flatMap(found -> visitor(found, session));
    }

    private Optional<Visitor> visitor(Session session, String token) {
        Optional<Visitor> visitor = database.read(handle -> visitor(handle, session, token));
        if (visitor.isEmpty()) {
            // The role is over: what it opened must not come back with a later role.
            database.write(handle -> sessions.endAll(handle, Actor.SYSTEM, session.holder(), null));
        }
        return visitor;
    }

    /** The form token that belongs to this browser before it is signed in. */
    String visitCsrf(Context context) {
        String visit = Cookies.value(context, Cookies.VISIT);
        if (visit == null) {
            visit = chance.token();
            cookies.set(context, Cookies.VISIT, visit, VISIT_LIFE);
        }
        return csrf(visit);
    }

    static void headers(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    /** For a page that shows pictures which residents sent: they lie with Zalo, in the demo with the simulator. */
    static void allowPictures(Context context, boolean demo) {
        String more = demo ? " https: http://localhost:*" : " https:";
        context.header(
                "Content-Security-Policy", POLICY.replace("img-src 'self' data:", "img-src 'self' data:" + more));
    }

    private Optional<Visitor> visitor(Handle handle, Session session, String token) {
        Holder holder = session.holder();
        var commune = directory.commune(handle, holder.commune());
        var person = directory.person(handle, holder.person());
        if (commune.isEmpty() || person.isEmpty()) {
            return Optional.empty();
        }
        var authority = directory.authority(handle, holder.commune(), holder.person());
        if (authority.titles().isEmpty()) {
            return Optional.empty();
        }
        boolean mustEnrol = session.stage() != Stage.DEMO
                && factors.isRequired(authority)
                && !factors.isOn(handle, holder.person());
        NavCounts waiting = badges.of(handle, holder.commune(), holder.person(), authority, session.hash());
        return Optional.of(
                new Visitor(commune.get(), person.get(), authority, csrf(token), session.hash(), mustEnrol, waiting));
    }

    private static @Nullable String visitToken(Context context) {
        return Cookies.value(context, Cookies.VISIT);
    }

    private static String csrf(String secret) {
        return Chance.hash("csrf", secret);
    }

    private static void checkForm(Context context, @Nullable String secret) {
        if (context.queryParamMap().values().stream()
                .anyMatch(values -> values.stream().anyMatch(Guard::hasZero))) {
            throw new NotThere();
        }
        if (!context.method().equals(HandlerType.POST)) {
            return;
        }
        // A zero is typed by no person, and PostgreSQL takes none.
        if (context.formParamMap().values().stream()
                .anyMatch(values -> values.stream().anyMatch(Guard::hasZero))) {
            throw new NotAllowed();
        }
        String sent = context.formParam("csrf");
        if (secret == null || sent == null || !Chance.same(csrf(secret), sent)) {
            throw new NotAllowed();
        }
    }

    private static boolean hasZero(String typed) {
        return typed.indexOf('\0') >= 0;
    }

    private static void toSignIn(Context context) {
        String path = context.path() + (context.queryString() == null ? "" : "?" + context.queryString());
        boolean back =
                context.method().equals(HandlerType.GET) && path.length() > 1 && context.header("HX-Request") == null;
        String target = "/dang-nhap" + (back ? "?toi=" + URLEncoder.encode(path, StandardCharsets.UTF_8) : "");
        to(context, target);
    }

    private static void to(Context context, String target) {
        if (context.header("HX-Request") == null) {
            context.redirect(target);
        } else {
            context.status(401).header("HX-Redirect", target);
        }
    }

    private void fail(Context context, @Nullable Visitor visitor, Exception e) {
        if (e instanceof NotThere) {
            errors.show(context, visitor, 404);
        } else if (e instanceof NotAllowed) {
            errors.show(context, visitor, 403);
        } else if (e instanceof BusyException) {
            context.header("Retry-After", "5");
            errors.show(context, visitor, 503);
        } else {
            LOG.error("console request failed method={} route={}", context.method(), context.endpoint().path, e);
            errors.show(context, visitor, 500);
        }
    }
}
