package vn.loaxa.simulator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.loaxa.simulator.page.View.Knobs;
import vn.loaxa.simulator.page.View.Toggle;
import vn.loaxa.simulator.webhook.WebhookSender;
import vn.loaxa.simulator.world.Faults;
import vn.loaxa.simulator.world.Faults.Account;
import vn.loaxa.simulator.world.Faults.Fault;
import vn.loaxa.simulator.world.Faults.Kind;
import vn.loaxa.simulator.world.Faults.Webhook;
import vn.loaxa.simulator.world.World;

/** The faults that are one click away. */
final class Presets {
    private static final long SLOW_MILLIS = 30_000;
    /** Sends only: the calls that settle a doubt must still get through. */
    private static final String SENDS = "/message";

    private static final List<Fault> FAULTS = List.of(
            new Fault("lost", Kind.LOST_ANSWER, SENDS, 0, 0, -1),
            new Fault("slow", Kind.SLOW, SENDS, 0, SLOW_MILLIS, -1),
            new Fault("rate", Kind.ERROR, "", -32, 0, -1),
            new Fault("broken", Kind.SERVER_ERROR, "", 502, 0, -1));
    /** The pair is changed and nobody hears of it: the chain of tokens breaks (zalo-openapi §1). */
    private static final List<Fault> RARE =
            List.of(new Fault("lost_tokens", Kind.LOST_ANSWER, "/v4/oa/access_token", 0, 0, 1));

    private static final List<Webhook> MODES = List.of(Webhook.DUPLICATE, Webhook.DISORDER);

    private final World world;
    private final WebhookSender webhook;
    private final Words words;

    Presets(World world, WebhookSender webhook, Words words) {
        this.world = world;
        this.webhook = webhook;
        this.words = words;
    }

    Knobs knobs() {
        Faults faults = world.faults();
        List<Toggle> api = new ArrayList<>();
        FAULTS.forEach(f -> api.add(toggle(f.id(), "/simulator/faults/turn/", faults.isSet(f.id()))));
        List<Toggle> modes = new ArrayList<>();
        MODES.forEach(m -> modes.add(toggle(m)));
        List<Toggle> rare = new ArrayList<>();
        RARE.forEach(f -> rare.add(toggle(f.id(), "/simulator/faults/turn/", faults.isSet(f.id()))));
        Stream.of(Account.values()).forEach(a -> rare.add(toggle(id(a), "/simulator/account/", faults.account(a))));
        Stream.of(Webhook.values()).filter(m -> !MODES.contains(m)).forEach(m -> rare.add(toggle(m)));
        long others = faults.all().stream()
                .filter(f -> presets().noneMatch(p -> p.id().equals(f.id())))
                .count();
        long rareOn = rare.stream().filter(Toggle::on).count();
        return new Knobs(api, modes, rare, rareOn, webhook.isOn(), (int) others);
    }

    private static Stream<Fault> presets() {
        return Stream.concat(FAULTS.stream(), RARE.stream());
    }

    private Toggle toggle(Webhook mode) {
        return toggle(id(mode), "/simulator/webhook/mode/", world.faults().webhook(mode));
    }

    private Toggle toggle(String id, String path, boolean on) {
        return new Toggle(id, path + id, words.say("fault." + id), on);
    }

    /** @throws IllegalArgumentException for an id that is not on the page */
    void turn(String id, boolean on) {
        Map<String, Fault> known = presets().collect(Collectors.toMap(Fault::id, f -> f));
        Fault fault = known.get(id);
        if (fault == null) {
            world.faults().webhook(Webhook.valueOf(id.toUpperCase(Locale.ROOT)), on);
        } else if (on) {
            world.faults().set(fault);
        } else {
            world.faults().clear(id);
        }
        world.changes().mark("knobs");
    }

    private static String id(Enum<?> mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
