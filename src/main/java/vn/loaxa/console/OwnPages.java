package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.OwnView;
import vn.loaxa.console.view.SessionRow;
import vn.loaxa.db.Database;
import vn.loaxa.text.Messages;

/** Somebody's own sessions and second factor. */
final class OwnPages {
    static final String HOME = "/phien";

    private static final Messages MESSAGES = new Messages("people");

    private final Database database;
    private final Sessions sessions;
    private final Factors factors;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    OwnPages(
            Database database,
            Sessions sessions,
            Factors factors,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.factors = factors;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void show(Context context, Visitor visitor) {
        String done = String.valueOf(context.queryParam("da"));
        show(context, visitor, MESSAGES.has("own.did." + done) ? MESSAGES.text("own.did." + done) : "", "", List.of());
    }

    private void show(Context context, Visitor visitor, String note, String error, List<String> recovery) {
        context.status(error.isEmpty() ? 200 : 422);
        renderer.page(context, "own", database.<OwnView>read(handle -> view(handle, visitor, note, error, recovery)));
    }

    private OwnView view(Handle handle, Visitor visitor, String note, String error, List<String> recovery) {
        Optional<byte[]> secret = factors.unconfirmed(handle, visitor.id());
        return new OwnView(
                frame.of(visitor, wording.text("nav.own"), HOME),
                note,
                error,
                rows(handle, visitor.holder(), visitor),
                factors.isOn(handle, visitor.id()),
                visitor.mustEnrol(),
                factors.isRequired(visitor.authority()),
                factors.recoveryLeft(handle, visitor.id()),
                secret.map(bytes -> QrCode.of(address(visitor, bytes))).orElse(null),
                secret.map(Totp::base32).map(OwnPages::spaced).orElse(""),
                recovery);
    }

    /** The sessions of somebody as rows; the visitor's own is marked. */
    List<SessionRow> rows(Handle handle, SignInStore.Holder holder, Visitor visitor) {
        return sessions.of(handle, holder).stream()
                .map(session -> new SessionRow(
                        session.hash(),
                        session.device(),
                        wording.moment(session.openedAt(), clock.instant(), visitor.zone()),
                        session.hash().equals(visitor.session())))
                .toList();
    }

    void endOne(Context context, Visitor visitor) {
        String hash = String.valueOf(context.formParam("phien"));
        boolean ended = database.write(handle -> sessions.end(handle, visitor.actor(), visitor.holder(), hash));
        context.redirect(HOME + (ended ? "?da=end" : ""));
    }

    void endOthers(Context context, Visitor visitor) {
        database.write(handle -> sessions.endAll(handle, visitor.actor(), visitor.holder(), visitor.session()));
        context.redirect(HOME + "?da=end");
    }

    void begin(Context context, Visitor visitor) {
        database.write(handle -> {
            factors.begin(handle, visitor.holder());
            return true;
        });
        context.redirect(HOME + "#xac-thuc");
    }

    void confirm(Context context, Visitor visitor) {
        String typed = String.valueOf(context.formParam("ma"));
        Optional<List<String>> codes =
                database.write(handle -> factors.confirm(handle, visitor.actor(), visitor.holder(), typed));
        if (codes.isPresent()) {
            show(context, visitor.enrolled(), MESSAGES.text("own.did.on"), "", codes.get());
        } else {
            show(context, visitor, "", MESSAGES.text("factor.wrong"), List.of());
        }
    }

    /** Off only with a code: somebody at an unlocked desk must not take it away. */
    void off(Context context, Visitor visitor) {
        String typed = String.valueOf(context.formParam("ma"));
        Factors.Outcome outcome = database.write(handle -> {
            Factors.Outcome checked = factors.check(handle, visitor.holder(), typed);
            if (checked == Factors.Outcome.RIGHT) {
                factors.remove(handle, visitor.actor(), visitor.holder());
            }
            return checked;
        });
        if (outcome == Factors.Outcome.RIGHT) {
            context.redirect(HOME + "?da=off");
        } else {
            String key = outcome == Factors.Outcome.WRONG ? "factor.wrong" : "factor.tooMany";
            show(context, visitor, "", MESSAGES.text(key), List.of());
        }
    }

    private String address(Visitor visitor, byte[] secret) {
        String issuer = encoded(MESSAGES.text(
                "factor.issuer", Map.of("commune", visitor.commune().name())));
        return "otpauth://totp/" + issuer + ":" + encoded(visitor.title()) + "?secret=" + Totp.base32(secret)
                + "&issuer=" + issuer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String spaced(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
