package vn.loaxa.simulator.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import vn.loaxa.simulator.webhook.WebhookSender;
import vn.loaxa.simulator.world.Faults.Fault;
import vn.loaxa.simulator.world.Faults.Kind;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.World;

/**
 * {@code /simulator/…}: hands by HTTP, for tests and the page. Fields come as JSON or as a form; answers are JSON, but a
 * form sent by a browser without script is led back to the page. 400 says what is wrong with the request.
 */
final class Control {
    private static final int USUAL_TRAFFIC = 100;

    private record Screen(Phone phone, List<Message> messages) {}

    private final World world;
    private final WebhookSender webhook;
    private final Presets presets;
    private final Words words;
    private final Hands hands;
    private final Scenarios scenarios;

    Control(World world, WebhookSender webhook, Presets presets, Words words, Scenarios scenarios) {
        this.scenarios = scenarios;
        this.world = world;
        this.webhook = webhook;
        this.presets = presets;
        this.words = words;
        this.hands = new Hands(world);
    }

    void register(RoutesConfig routes) {
        routes.get("/simulator/phones", this::listPhones);
        routes.get("/simulator/phones/{id}", this::phone);
        act(
                routes,
                "/simulator/phones",
                (ctx, given) -> world.add(
                        given.text("name").strip(),
                        given.text("number", "").strip(),
                        given.text("caption", "").strip()));
        act(routes, "/simulator/phones/{id}/say", this::say);
        act(routes, "/simulator/phones/{id}/tap", (ctx, given) -> world.chats()
                .tap(id(ctx), given.text("message"), given.number("choice", 0)));
        act(routes, "/simulator/phones/{id}/do/{action}", (ctx, given) -> hands.act(id(ctx), ctx.pathParam("action")));
        act(routes, "/simulator/phones/{id}/rename", this::rename);
        act(routes, "/simulator/phones/{id}/react", (ctx, given) -> world.chats()
                .react(id(ctx), given.text("message"), given.text("icon"), false));
        routes.post("/simulator/phones/{id}/attach", ctx -> attach(ctx, hands::attach));
        routes.post("/simulator/groups/{id}/attach", ctx -> attach(ctx, hands::attachInGroup));
        groups(routes);
        time(routes);
        faults(routes);
        new Backstage(world, webhook, words, scenarios).register(this, routes);
    }

    private void groups(RoutesConfig routes) {
        routes.get(
                "/simulator/groups",
                ctx -> json(ctx, world.locked(() -> world.groups().all())));
        routes.get(
                "/simulator/groups/{id}",
                ctx -> json(
                        ctx,
                        world.locked(() -> Map.of(
                                "group",
                                world.groups().find(id(ctx)),
                                "messages",
                                world.groups().chat(id(ctx))))));
        act(routes, "/simulator/groups/{id}/say", (ctx, given) -> world.groups()
                .say(id(ctx), given.text("user"), Draft.text(given.text("text"))));
        act(routes, "/simulator/groups/{id}/join", (ctx, given) -> {
            world.groups().join(id(ctx), given.text("user"));
            world.changes().mark("phone:" + given.text("user"));
        });
        act(routes, "/simulator/groups/{id}/leave", (ctx, given) -> {
            world.groups().leave(id(ctx), given.text("user"));
            world.changes().mark("phone:" + given.text("user"));
        });
        act(routes, "/simulator/groups/{id}/show", (ctx, given) -> world.groups()
                .show(id(ctx), viewer(ctx, given)));
        act(routes, "/simulator/groups/{id}/do/show", (ctx, given) -> world.groups()
                .show(id(ctx), viewer(ctx, given)));
        act(routes, "/simulator/groups/{id}/do/hide", (ctx, given) -> world.groups()
                .show(id(ctx), null));
    }

    private void time(RoutesConfig routes) {
        routes.get("/simulator/clock", ctx -> json(ctx, clock()));
        act(routes, "/simulator/clock", (ctx, given) -> {
            try {
                travel(given);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "Give 'advance' as PT1H or P7D, 'to' as 22:00, or 'at' as 2026-12-01T07:30", e);
            }
        });
    }

    private void travel(Given given) {
        if (!given.text("at", "").isEmpty()) {
            Instant at =
                    LocalDateTime.parse(given.text("at")).atZone(World.ZONE).toInstant();
            world.advance(Duration.between(world.clock().instant(), at));
        } else if (!given.text("to", "").isEmpty()) {
            world.advanceTo(LocalTime.parse(given.text("to")));
        } else {
            world.advance(Duration.parse(given.text("advance")));
        }
    }

    private void faults(RoutesConfig routes) {
        routes.get("/simulator/faults", ctx -> json(ctx, world.faults().all()));
        act(routes, "/simulator/faults", (ctx, given) -> {
            Kind kind = Kind.valueOf(given.text("kind").toUpperCase(Locale.ROOT));
            world.faults()
                    .set(new Fault(
                            given.text("id", kind.name()),
                            kind,
                            given.text("path", ""),
                            given.number("code", -200),
                            given.number("millis", 0),
                            given.number("times", -1)));
            world.changes().mark("knobs");
        });
        act(routes, "/simulator/faults/clear", (ctx, given) -> {
            if (given.text("id", "").isEmpty()) {
                world.faults().clearAll();
            } else {
                world.faults().clear(given.text("id"));
            }
            world.changes().mark("knobs");
        });
        act(routes, "/simulator/faults/turn/{id}", (ctx, given) -> presets.turn(id(ctx), given.flag("on")));
        act(routes, "/simulator/token/forget", (ctx, given) -> world.tokens().forgetAccess());
        act(routes, "/simulator/token/break", (ctx, given) -> world.tokens().forgetRefresh());
        act(routes, "/simulator/webhook", (ctx, given) -> webhook.turn(given.flag("on")));
        act(routes, "/simulator/webhook/probe", (ctx, given) -> world.chats().probe());
        act(routes, "/simulator/webhook/revoke", (ctx, given) -> {
            world.tokens().forgetAccess();
            world.tokens().forgetRefresh();
            world.chats().revokePermission();
        });
        routes.get("/simulator/traffic", ctx -> {
            Integer limit = ctx.queryParamAsClass("limit", Integer.class).getOrDefault(USUAL_TRAFFIC);
            json(ctx, world.traffic().latest(limit));
        });
    }

    private void say(Context ctx, Given given) {
        String place = given.text("place", "");
        world.chats().say(id(ctx), place.isEmpty() ? Draft.text(given.text("text")) : Hands.place(place));
    }

    private void rename(Context ctx, Given given) {
        Phone phone = world.phone(id(ctx));
        world.put(phone.named(given.text("name").strip())
                .captioned(given.text("caption", phone.caption()).strip()));
        world.changes().mark("deck");
    }

    private interface Attach {
        void to(String id, String fileName, byte[] content);
    }

    private void attach(Context ctx, Attach attach) throws IOException {
        UploadedFile file = ctx.uploadedFile("file");
        if (file == null) {
            throw new IllegalArgumentException("There is no file");
        }
        byte[] content;
        try (var in = file.content()) {
            content = in.readAllBytes();
        }
        world.locked(() -> attach.to(id(ctx), file.filename(), content));
        done(ctx);
    }

    private String viewer(Context ctx, Given given) {
        String asked = given.text("user", "");
        if (!asked.isEmpty()) {
            return asked;
        }
        List<String> members = world.groups().find(id(ctx)).members();
        return members.stream()
                .filter(user -> world.find(user).filter(p -> p.is(Trait.SHOWN)).isPresent())
                .findFirst()
                .orElse(members.isEmpty() ? "" : members.get(0));
    }

    private void listPhones(Context ctx) {
        String shown = ctx.queryParam("shown");
        json(ctx, world.locked(() -> world.phones().stream()
                .filter(phone -> shown == null || phone.is(Trait.SHOWN) == shown.equals("true"))
                .toList()));
    }

    private void phone(Context ctx) {
        json(
                ctx,
                world.locked(
                        () -> new Screen(world.phone(id(ctx)), world.chats().of(id(ctx)))));
    }

    private Map<String, Object> clock() {
        return Map.of(
                "millis",
                world.clock().millis(),
                "travelled",
                world.clock().offset().toString());
    }

    /** A thing to do under the world's lock. */
    void act(RoutesConfig routes, String path, BiConsumer<Context, Given> act) {
        Handler handler = ctx -> {
            Given given = new Given(ctx);
            world.locked(() -> act.accept(ctx, given));
            done(ctx);
        };
        routes.post(path, handler);
    }

    private static void done(Context ctx) {
        if (String.valueOf(ctx.header("Accept")).contains("text/html")) {
            ctx.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            json(ctx, Map.of("done", true));
        }
    }

    /** 400 with the reason for machines and a sentence for people. */
    void refuse(Context ctx, RuntimeException why) {
        String code = why instanceof Refusal refusal ? refusal.code() + " " : "";
        ctx.status(400);
        json(ctx, Map.of("message", words.say("page.refused"), "detail", code + why.getMessage()));
    }

    static String id(Context ctx) {
        return ctx.pathParam("id");
    }

    static void json(Context ctx, Object value) {
        ctx.contentType("application/json;charset=utf-8").result(Json.bytes(value));
    }
}
