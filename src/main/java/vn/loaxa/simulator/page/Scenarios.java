package vn.loaxa.simulator.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Faults;
import vn.loaxa.simulator.world.Faults.Webhook;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.World;

/**
 * Crowds to practise with: a blackout, at which hundreds ask the same at once, and a storm, at which they report from their houses,
 * some out of the net, while Zalo tells events twice and in disorder and takes few calls a minute. Only phones that are not on the
 * page take part. One at a time. Use under the world's lock.
 */
final class Scenarios {
    static final int USUAL_PEOPLE = 300;
    private static final int MOST_PEOPLE = 10_000;
    private static final Duration SURGE_LASTS = Duration.ofSeconds(20);
    private static final Duration STORM_LASTS = Duration.ofSeconds(90);
    private static final Duration MORE_AFTER = Duration.ofSeconds(20);
    private static final Duration WAITS_FOR_ANSWERS = Duration.ofMinutes(10);
    /** What Zalo takes in a minute while the storm is on. */
    private static final int STORM_RATE = 120;

    private static final List<Webhook> STORM_MODES = List.of(Webhook.DUPLICATE, Webhook.DISORDER);
    private static final int OFFLINE_EACH = 5;
    private static final int QUESTIONS = 4;

    private final World world;
    private final Words words;
    private @Nullable Scenario running;

    Scenarios(World world, Words words) {
        this.world = world;
        this.words = words;
    }

    /** Many people ask the same, spread over twenty seconds. */
    void surge(int people, String text) {
        Scenario scenario = begin("surge", people, SURGE_LASTS);
        scenario.eachInTurn((user, at, number) -> later(scenario, at, () -> say(scenario, user, text)));
    }

    /**
     * Of ten people six are safe, two need help and say more when they are asked, two ask about the typhoon first; every fifth is
     * out of the net for a while.
     */
    void storm(int people) {
        Scenario scenario = begin("storm", people, STORM_LASTS);
        STORM_MODES.stream().filter(mode -> !world.faults().webhook(mode)).forEach(mode -> {
            world.faults().webhook(mode, true);
            scenario.atEnd(() -> world.faults().webhook(mode, false));
        });
        world.faults().rate(STORM_RATE);
        scenario.atEnd(() -> world.faults().rate(Faults.USUAL_RATE));
        scenario.atEnd(() -> world.changes().mark("knobs"));
        scenario.eachInTurn((user, at, number) -> {
            if ((number + 1) % OFFLINE_EACH == 0) {
                world.chats().offline(user);
                scenario.atEnd(() -> online(user));
            }
            later(scenario, at, () -> tell(scenario, user, number));
        });
        later(scenario, STORM_LASTS.plus(MORE_AFTER.multipliedBy(2)), scenario::end);
        world.changes().mark("knobs");
    }

    private void tell(Scenario scenario, String user, int number) {
        int kind = number % 10;
        if (kind < 6) {
            say(scenario, user, words.say("storm.safe"));
        } else if (kind < 8) {
            say(scenario, user, words.say("storm.help"));
            later(scenario, MORE_AFTER, () -> say(scenario, user, words.say("storm.needs")));
        } else {
            say(scenario, user, words.say("storm.ask." + (1 + number / 10 % QUESTIONS)));
            later(scenario, MORE_AFTER, () -> say(scenario, user, words.say("storm.safe")));
        }
    }

    /** Ends what is running; what it changed is as before. */
    void stop() {
        if (running != null) {
            running.end();
            running = null;
            world.changes().mark("scenario");
        }
    }

    /** Null when nothing was played since the start. */
    View.@Nullable Scenario view() {
        if (running == null) {
            return null;
        }
        Scenario scenario = running;
        int people = scenario.people().size();
        int spoke = scenario.spoke().size();
        int answered = answered(scenario);
        boolean over = spoke == people && answered == spoke;
        int offline = (int) scenario.people().stream()
                .filter(user -> world.find(user)
                        .filter(phone -> phone.is(Trait.OFFLINE))
                        .isPresent())
                .count();
        Map<String, Object> figures = Map.of(
                "people", words.number(people),
                "spoke", words.number(spoke),
                "answered", words.number(answered),
                "offline", words.number(offline),
                "slowed", words.number(world.faults().rateRefusals() - scenario.refusalsBefore()));
        return new View.Scenario(
                words.say("scenario." + scenario.id()),
                people,
                answered,
                words.say("scenario.figures", figures),
                scenario.id().equals("storm") ? words.say("scenario.storm.figures", figures) : "",
                over,
                words.say(over ? "scenario.over" : "scenario.running"));
    }

    private int answered(Scenario scenario) {
        return (int) scenario.spoke().entrySet().stream()
                .filter(entry -> {
                    List<Message> chat = world.chats().of(entry.getKey());
                    return chat.stream().anyMatch(m -> m.fromOa() && !m.at().isBefore(entry.getValue()));
                })
                .count();
    }

    private Scenario begin(String id, int people, Duration lasts) {
        if (people < 1 || people > MOST_PEOPLE) {
            throw new IllegalArgumentException("'people' is 1 to " + MOST_PEOPLE);
        }
        stop();
        List<String> crowd = new ArrayList<>();
        world.phones().stream()
                .filter(p -> p.is(Trait.FOLLOWER) && !p.is(Trait.SHOWN) && !p.is(Trait.OFFLINE))
                .limit(people)
                .map(Phone::userId)
                .forEach(crowd::add);
        if (crowd.isEmpty()) {
            throw new IllegalArgumentException(words.say("scenario.nobody"));
        }
        Scenario scenario = new Scenario(id, crowd, lasts, world.faults().rateRefusals());
        running = scenario;
        tick(scenario, world.clock().instant().plus(lasts).plus(WAITS_FOR_ANSWERS));
        return scenario;
    }

    /** The answers come by themselves: whoever looks at the page sees the figures move. */
    private void tick(Scenario scenario, Instant until) {
        world.changes().mark("scenario");
        View.Scenario view = view();
        if (view != null && !view.over() && world.clock().instant().isBefore(until)) {
            later(scenario, Duration.ofSeconds(1), () -> tick(scenario, until));
        }
    }

    private void say(Scenario scenario, String user, String text) {
        scenario.spoke().putIfAbsent(user, world.clock().instant());
        world.chats().say(user, Draft.text(text));
    }

    private void online(String user) {
        if (world.find(user).isPresent()) {
            world.chats().online(user);
        }
    }

    @SuppressWarnings("ReferenceEquality") // whether it is still this run, not one like it
    private void later(Scenario scenario, Duration wait, Runnable step) {
        world.agenda()
                .after(
                        wait,
                        () -> world.locked(() -> {
                            if (running == scenario) {
                                step.run();
                            }
                        }));
    }
}
