package vn.loaxa.simulator.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import vn.loaxa.simulator.webhook.WebhookSender;
import vn.loaxa.simulator.world.Faults.Account;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.Uploads;
import vn.loaxa.simulator.world.World;

/** The page at {@code /}, the parts of it that renew themselves, pictures and files, and Zalo's consent page. Thread-safe. */
public final class Page implements AutoCloseable {
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.loaxa.pages");
    private final World world;
    private final Words words = new Words();
    private final Screens screens;
    private final Presets presets;
    private final LogView log;
    private final ChooserView chooser;
    private final Control control;
    private final LiveFeed live;
    private final Scenarios scenarios;

    public Page(World world, WebhookSender webhook) {
        this.world = world;
        screens = new Screens(world, words);
        presets = new Presets(world, webhook, words);
        log = new LogView(world, words);
        chooser = new ChooserView(world, words);
        scenarios = new Scenarios(world, words);
        control = new Control(world, webhook, presets, words, scenarios);
        live = new LiveFeed(world);
    }

    public void register(RoutesConfig routes) {
        routes.get("/", ctx -> show(ctx, "page", this::page));
        routes.get("/simulator/page/deck", ctx -> show(ctx, "deck", screens::deck));
        routes.get("/simulator/page/phone/{id}", ctx -> show(ctx, "screen", () -> screens.of(world.phone(id(ctx)))));
        routes.get(
                "/simulator/page/group/{id}",
                ctx -> show(ctx, "screen", () -> screens.of(world.groups().find(id(ctx)))));
        routes.get("/simulator/page/clock", ctx -> show(ctx, "clock", this::clock));
        routes.get("/simulator/page/knobs", ctx -> show(ctx, "knobs", presets::knobs));
        routes.get("/simulator/page/scenario", ctx -> show(ctx, "scenario", this::scenario));
        routes.get("/simulator/page/log", ctx -> show(ctx, "log", log::log));
        routes.get("/simulator/page/chooser", ctx -> show(ctx, "chooser", () -> chooser.find(ctx.queryParam("q"))));
        routes.sse("/simulator/live", live::connect);
        routes.get("/media/avatar/{id}", this::avatar);
        routes.get("/media/{id}", this::media);
        routes.get("/v4/oa/permission", this::consent);
        routes.get("/v4/permission/error", this::consentError);
        control.register(routes);
        routes.exception(IllegalArgumentException.class, (e, ctx) -> control.refuse(ctx, e));
        routes.exception(Refusal.class, (e, ctx) -> control.refuse(ctx, e));
    }

    private View.Page page() {
        return new View.Page(world.oa().name(), clock(), screens.deck(), presets.knobs(), scenario(), log.log());
    }

    private View.Scenario scenario() {
        View.Scenario running = scenarios.view();
        return running == null ? View.Scenario.NONE : running;
    }

    private View.Clock clock() {
        Instant now = world.clock().instant();
        return new View.Clock(now.toEpochMilli(), words.second(now), words.day(now));
    }

    private void show(Context ctx, String template, Supplier<Object> model) {
        Object view = world.locked(model);
        StringOutput html = new StringOutput();
        templates.render("simulator/" + template + ".jte", view, html);
        ctx.header("Cache-Control", "no-store").html(html.toString());
    }

    private void media(Context ctx) {
        Uploads.Upload upload = world.locked(() -> world.uploads().find(id(ctx)).orElse(null));
        if (upload == null) {
            ctx.status(404);
            return;
        }
        ctx.contentType(upload.contentType())
                .header("Content-Disposition", "inline; filename*=UTF-8''" + encoded(upload.name()))
                .header("Content-Security-Policy", "sandbox")
                .result(upload.content());
    }

    /** The first letter of the last name part, as Vietnamese names go. */
    private void avatar(Context ctx) {
        String name = world.locked(
                () -> world.find(id(ctx)).map(p -> p.name()).orElse(world.oa().name()));
        String last = name.substring(name.lastIndexOf(' ') + 1);
        String letter = last.isEmpty() ? "?" : last.substring(0, 1).toUpperCase(Locale.ROOT);
        ctx.contentType("image/svg+xml")
                .result(
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'><rect width='40' height='40' rx='20'"
                                + " fill='#0f5743'/><text x='20' y='27' font-size='20' text-anchor='middle' fill='#fff'"
                                + " font-family='sans-serif'>"
                                + (Character.isLetterOrDigit(letter.charAt(0)) ? letter : "?")
                                + "</text></svg>");
    }

    /** {@code GET /v4/oa/permission} (zalo-openapi §1): asks the OA's administrator, leads back with a code. */
    private void consent(Context ctx) {
        String back = ctx.queryParam("redirect_uri");
        if (!world.credentials().appId().equals(ctx.queryParam("app_id"))) {
            ctx.redirect("/v4/permission/error?error_code=-14002");
            return;
        }
        boolean address = back != null && (back.startsWith("http://") || back.startsWith("https://"));
        if (back == null || !address || world.faults().account(Account.REDIRECT_REFUSED)) {
            ctx.redirect("/v4/permission/error?error_code=-14003");
            return;
        }
        String challenge = ctx.queryParam("code_challenge");
        String state = ctx.queryParam("state");
        show(ctx, "consent", () -> {
            String code = world.tokens().grant(challenge == null ? "" : challenge);
            String mark = state == null ? "" : "&state=" + encoded(state);
            String query = "code=" + code + "&oa_id=" + encoded(world.oa().oaId()) + mark;
            return new View.Consent(world.oa().name(), with(back, query), with(back, "error=access_denied" + mark));
        });
    }

    /** Where a browser lands that Zalo does not lead back. */
    private void consentError(Context ctx) {
        String code = String.valueOf(ctx.queryParam("error_code"));
        String key = "error." + code;
        ctx.status(400);
        show(
                ctx,
                "consent-error",
                () -> new View.ConsentError(code, words.has(key) ? words.say(key) : words.say("error.other")));
    }

    private static String with(String address, String query) {
        return address + (address.contains("?") ? "&" : "?") + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String id(Context ctx) {
        return ctx.pathParam("id");
    }

    @Override
    public void close() {
        live.close();
    }
}
