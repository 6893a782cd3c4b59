package vn.loaxa.simulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import vn.loaxa.simulator.webhook.WebhookSender;
import vn.loaxa.simulator.world.Asset;
import vn.loaxa.simulator.world.Faults;
import vn.loaxa.simulator.world.Faults.Account;
import vn.loaxa.simulator.world.Faults.Webhook;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Quotas.Quota;
import vn.loaxa.simulator.world.SceneCopy;
import vn.loaxa.simulator.world.World;

/** {@code /simulator/…}: what Zalo itself can do to an account. Everything by HTTP, for other people's tests. */
final class Backstage {
    private final World world;
    private final WebhookSender webhook;
    private final Words words;
    private final Scenarios scenarios;

    Backstage(World world, WebhookSender webhook, Words words, Scenarios scenarios) {
        this.scenarios = scenarios;
        this.words = words;
        this.world = world;
        this.webhook = webhook;
    }

    void register(Control control, RoutesConfig routes) {
        routes.get(
                "/simulator/keys",
                ctx -> Control.json(ctx, Map.of("rsa_public_key", world.locked(() -> world.cipher()
                        .shown()))));
        routes.get(
                "/simulator/visitors",
                ctx -> Control.json(ctx, world.locked(() -> world.visitors().all())));
        control.act(routes, "/simulator/visitors/{id}/say", (ctx, given) -> world.visitors()
                .say(Control.id(ctx), Draft.text(given.text("text"))));
        control.act(routes, "/simulator/account/{id}", (ctx, given) -> {
            world.faults().account(named(Account.class, Control.id(ctx)), given.flag("on"));
            world.changes().mark("knobs");
            world.changes().mark("deck");
        });
        control.act(routes, "/simulator/webhook/mode/{id}", (ctx, given) -> {
            world.faults().webhook(named(Webhook.class, Control.id(ctx)), given.flag("on"));
            world.changes().mark("knobs");
        });
        control.act(routes, "/simulator/quotas/{id}", (ctx, given) -> world.quotas()
                .limit(named(Quota.class, Control.id(ctx)), given.number("limit", 0)));
        control.act(routes, "/simulator/wallet", (ctx, given) -> {
            String dong = given.text("dong");
            world.oa(world.oa().holding(dong.equals("none") ? null : (Long) (long) given.number("dong", 0)));
        });
        control.act(routes, "/simulator/assets", (ctx, given) -> world.groups()
                .put(new Asset(
                        given.text("asset_id"),
                        given.text("product_type", "gmf100"),
                        LocalDate.parse(given.text("valid_through")),
                        given.flag("included"))));
        routes.get("/simulator/scene", ctx -> ctx.contentType("application/json;charset=utf-8")
                .result(world.locked(() -> SceneCopy.of(world))));
        control.act(routes, "/simulator/scene", (ctx, given) -> {
            scenarios.stop();
            SceneCopy.into(world, ctx.body());
        });
        control.act(
                routes,
                "/simulator/surge",
                (ctx, given) -> scenarios.surge(
                        given.number("people", Scenarios.USUAL_PEOPLE), given.text("text", words.say("surge.text"))));
        control.act(
                routes,
                "/simulator/storm",
                (ctx, given) -> scenarios.storm(given.number("people", Scenarios.USUAL_PEOPLE)));
        control.act(routes, "/simulator/scenario/stop", (ctx, given) -> scenarios.stop());
        control.act(routes, "/simulator/rate", (ctx, given) -> {
            int rate = given.number("per_minute", Faults.USUAL_RATE);
            if (rate < 0) {
                throw new IllegalArgumentException("'per_minute' is 1 or more, or 0 for the usual rate");
            }
            world.faults().rate(rate);
        });
        templates(control, routes);
        events(control, routes);
    }

    private void templates(Control control, RoutesConfig routes) {
        control.act(routes, "/simulator/templates/{id}", (ctx, given) -> world.templates()
                .standing(Control.id(ctx), given.text("status"), given.text("quality", "HIGH")));
        control.act(routes, "/simulator/messages/{id}/rate", (ctx, given) -> world.templates()
                .rate(Control.id(ctx), given.number("stars", 0), given.text("note", "")));
    }

    private void events(Control control, RoutesConfig routes) {
        control.act(routes, "/simulator/events", (ctx, given) -> {
            if (!(given.json("fields") instanceof ObjectNode fields)) {
                throw new IllegalArgumentException("Give 'name' and 'fields', an object");
            }
            world.chats().tell(given.text("name"), fields);
        });
        control.act(routes, "/simulator/traffic/{id}/replay", (ctx, given) -> {
            long number = given.asNumber(Control.id(ctx));
            String body = world.traffic()
                    .find(number)
                    .filter(entry -> !entry.fromServer())
                    .orElseThrow(() -> new IllegalArgumentException("There is no event " + number + " in the log"))
                    .request();
            webhook.replay(Json.tree(body));
        });
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
