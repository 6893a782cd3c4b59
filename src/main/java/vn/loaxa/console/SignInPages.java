package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.SignIn.Entry;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.console.view.CodeView;
import vn.loaxa.console.view.LinkView;
import vn.loaxa.console.view.PhoneView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;

/** The way in and the way out. */
final class SignInPages {
    private static final Pattern PHONE = Pattern.compile("(?:\\+?84|0)([1-9]\\d{8})");
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final Database database;
    private final Directory directory;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Guard guard;
    private final Cookies cookies;
    private final Renderer renderer;
    private final Wording wording;
    private final @Nullable SampleOfficials samples;

    SignInPages(
            Database database,
            Directory directory,
            SignIn signIn,
            Sessions sessions,
            Guard guard,
            Cookies cookies,
            Renderer renderer,
            Wording wording,
            @Nullable SampleOfficials samples) {
        this.database = database;
        this.directory = directory;
        this.signIn = signIn;
        this.sessions = sessions;
        this.guard = guard;
        this.cookies = cookies;
        this.renderer = renderer;
        this.wording = wording;
        this.samples = samples;
    }

    void askPhone(Context context) {
        if (guard.visitor(context).isPresent()) {
            context.redirect("/");
            return;
        }
        showPhone(context, "", "", back(context.queryParam("toi")));
    }

    void sendCode(Context context) {
        String typed = typed(context, "so");
        String back = back(context.formParam("toi"));
        var number = PHONE.matcher(typed.replaceAll("[\\s.\\-()]", ""));
        if (!number.matches()) {
            String key = typed.isEmpty() ? "signin.phone.empty" : "signin.phone.wrong";
            context.status(422);
            showPhone(context, typed, wording.text(key, Map.of("typed", typed)), back);
            return;
        }
        String phone = "84" + number.group(1);
        Optional<String> challenge =
                database.write(handle -> signIn.askForCode(handle, phone, String.valueOf(context.ip())));
        if (challenge.isEmpty()) {
            context.status(429);
            showPhone(context, typed, wording.text("signin.tooMany"), back);
            return;
        }
        cookies.set(context, Cookies.CHALLENGE, challenge.get(), SignIn.CODE_LIFE);
        String hint = wording.text("signin.code.hint", Map.of("span", wording.span(SignIn.CODE_LIFE)));
        showCode(context, "0" + number.group(1), hint, "", false, back);
    }

    void enterCode(Context context) {
        String typed = typed(context, "ma");
        String code = typed.replaceAll("\\s", "");
        String phone = typed(context, "so");
        String back = back(context.formParam("toi"));
        String challenge = Cookies.value(context, Cookies.CHALLENGE);
        String hint = wording.text("signin.code.again");
        if (challenge != null && !CODE.matcher(code).matches()) {
            context.status(422);
            String key = code.matches("\\d*") ? "signin.code.length" : "signin.code.digits";
            showCode(context, phone, hint, wording.text(key, Map.of("n", code.length())), false, back);
            return;
        }
        Entry entry = challenge == null
                ? new Entry(SignIn.Outcome.SPENT, 0, null)
                : database.write(handle -> signIn.enterCode(handle, challenge, code, Device.of(context)));
        String session = entry.session();
        if (session != null) {
            enter(context, session, back);
            return;
        }
        context.status(422);
        boolean spent = entry.outcome() == SignIn.Outcome.SPENT;
        String error = spent
                ? wording.text("signin.code.spent")
                : wording.text("signin.code.wrong", Map.of("n", entry.triesLeft()));
        showCode(context, phone, hint, error, spent, back);
    }

    void showLink(Context context) {
        String token = String.valueOf(context.queryParam("ma"));
        var view = database.read(handle -> signIn.seeLink(handle, token)
                .flatMap(holder -> directory.person(handle, holder.person()).map(person -> {
                    var titles = directory
                            .authority(handle, holder.commune(), person.id())
                            .titles();
                    String commune = directory
                            .commune(handle, holder.commune())
                            .map(Commune::name)
                            .orElse("");
                    return new LinkView(
                            commune,
                            guard.visitCsrf(context),
                            token,
                            titles.isEmpty() ? "" : titles.get(0),
                            person.name());
                })));
        if (view.isEmpty()) {
            showPhone(context, "", wording.text("signin.link.spent"), "/");
        } else {
            renderer.page(context, "sign-in-link", view.get());
        }
    }

    void enterByLink(Context context) {
        String token = String.valueOf(context.formParam("ma"));
        Optional<String> session = database.write(handle -> signIn.enterByLink(handle, token, Device.of(context)));
        if (session.isPresent()) {
            enter(context, session.get(), "/");
        } else {
            context.status(422);
            showPhone(context, "", wording.text("signin.link.spent"), "/");
        }
    }

    /** Only reachable in the demo. */
    void enterAsSample(Context context) {
        var all = samples;
        if (all == null) {
            throw new NotThere();
        }
        String wanted = typed(context, "nguoi");
        String session = database.write(handle -> {
            Holder holder = all.holders(handle).stream()
                    .filter(one -> one.person().toString().equals(wanted))
                    .findFirst()
                    .orElseThrow(NotThere::new);
            return sessions.open(handle, holder, "demo", Device.of(context));
        });
        enter(context, session, back(context.formParam("toi")));
    }

    void signOut(Context context, Visitor visitor) {
        String session = Cookies.value(context, Cookies.SESSION);
        if (session != null) {
            database.write(handle -> {
                sessions.close(handle, session);
                return true;
            });
        }
        cookies.remove(context, Cookies.SESSION);
        context.redirect("/dang-nhap");
    }

    private void enter(Context context, String session, String back) {
        boolean half = database.read(handle -> sessions.half(handle, session).isPresent());
        cookies.set(context, Cookies.SESSION, session, Sessions.LIFE);
        cookies.remove(context, Cookies.CHALLENGE);
        cookies.remove(context, Cookies.VISIT);
        context.redirect(half ? FactorPages.HOME + "?toi=" + URLEncoder.encode(back, StandardCharsets.UTF_8) : back);
    }

    private void showPhone(Context context, String typed, String error, String back) {
        var all = samples;
        renderer.page(
                context,
                "sign-in-phone",
                new PhoneView(
                        communeName(),
                        guard.visitCsrf(context),
                        typed,
                        error,
                        back,
                        all == null ? List.of() : database.read(all::list)));
    }

    private void showCode(Context context, String phone, String hint, String error, boolean spent, String back) {
        String masked = phone.length() < 3 ? "" : "•••• ••• " + phone.substring(phone.length() - 3);
        renderer.page(
                context,
                "sign-in-code",
                new CodeView(communeName(), guard.visitCsrf(context), phone, masked, hint, error, spent, back));
    }

    /** With several communes on one server the name of none is shown. */
    private String communeName() {
        List<Commune> communes = database.read(directory::communes);
        return communes.size() == 1 ? communes.get(0).name() : wording.text("signin.anyCommune");
    }

    private static String typed(Context context, String field) {
        String value = context.formParam(field);
        return value == null ? "" : value.strip();
    }

    /** Where to go after signing in: a path of ours and nothing else. */
    static String back(@Nullable String path) {
        if (path != null && path.startsWith("/") && !path.startsWith("//") && path.matches("[\\w/?=&%.\\-]+")) {
            return path;
        }
        return "/";
    }
}
