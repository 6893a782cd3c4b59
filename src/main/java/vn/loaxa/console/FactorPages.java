package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.SessionStore.Session;
import vn.loaxa.console.view.FactorView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.text.Messages;

/** The second step of signing in, for those who have switched it on. */
final class FactorPages {
    static final String HOME = "/dang-nhap/buoc-hai";

    private static final Messages MESSAGES = new Messages("people");

    private final Database database;
    private final Directory directory;
    private final Sessions sessions;
    private final Factors factors;
    private final Guard guard;
    private final Cookies cookies;
    private final Renderer renderer;

    FactorPages(
            Database database,
            Directory directory,
            Sessions sessions,
            Factors factors,
            Guard guard,
            Cookies cookies,
            Renderer renderer) {
        this.database = database;
        this.directory = directory;
        this.sessions = sessions;
        this.factors = factors;
        this.guard = guard;
        this.cookies = cookies;
        this.renderer = renderer;
    }

    void ask(Context context) {
        Optional<Session> half = half(context);
        if (half.isEmpty()) {
            context.redirect("/dang-nhap");
        } else {
            show(context, half.get(), "", SignInPages.back(context.queryParam("toi")));
        }
    }

    void enter(Context context) {
        Optional<Session> half = half(context);
        if (half.isEmpty()) {
            context.redirect("/dang-nhap");
            return;
        }
        String typed = String.valueOf(context.formParam("ma"));
        String back = SignInPages.back(context.formParam("toi"));
        Done done = database.write(handle -> {
            Factors.Outcome outcome = factors.check(handle, half.get().holder(), typed);
            return new Done(
                    outcome, outcome == Factors.Outcome.RIGHT ? sessions.complete(handle, half.get(), "factor") : null);
        });
        if (done.session() != null) {
            cookies.set(context, Cookies.SESSION, done.session(), Sessions.LIFE);
            cookies.remove(context, Cookies.VISIT);
            context.redirect(back);
            return;
        }
        boolean tooMany = done.outcome() == Factors.Outcome.TOO_MANY;
        context.status(tooMany ? 429 : 422);
        show(context, half.get(), MESSAGES.text(tooMany ? "factor.tooMany" : "factor.wrong"), back);
    }

    private record Done(Factors.Outcome outcome, @Nullable String session) {}

    private Optional<Session> half(Context context) {
        String token = Cookies.value(context, Cookies.SESSION);
        return token == null ? Optional.empty() : database.read(handle -> sessions.half(handle, token));
    }

    private void show(Context context, Session half, String error, String back) {
        String commune = database.read(handle -> directory
                .commune(handle, half.holder().commune())
                .map(Commune::name)
                .orElse(""));
        renderer.page(context, "sign-in-factor", new FactorView(commune, guard.visitCsrf(context), error, back));
    }
}
