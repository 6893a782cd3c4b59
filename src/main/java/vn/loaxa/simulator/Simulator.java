package vn.loaxa.simulator;

import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.api.ZaloApi;
import vn.loaxa.simulator.page.Page;
import vn.loaxa.simulator.webhook.WebhookSender;
import vn.loaxa.simulator.world.Credentials;
import vn.loaxa.simulator.world.Event;
import vn.loaxa.simulator.world.Faults;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Oa;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Scene;
import vn.loaxa.simulator.world.SceneFile;
import vn.loaxa.simulator.world.TrafficLog;
import vn.loaxa.simulator.world.World;

/**
 * Zalo, offline: the three hosts of its API on one port, its webhooks, and a page with phones at {@code /}. Whatever can
 * be done on the page can be done here and by HTTP under {@code /simulator/…}. Knows nothing of the server it talks to.
 * Thread-safe.
 */
public final class Simulator implements AutoCloseable {
    private final World world;
    private final WebhookSender webhook;
    private final Javalin server;
    private final Page page;
    private final Ticker ticker;

    private Simulator(World world, WebhookSender webhook, Page page, Javalin server, Ticker ticker) {
        this.world = world;
        this.webhook = webhook;
        this.page = page;
        this.server = server;
        this.ticker = ticker;
    }

    /** With an account and nobody there yet. */
    public static Simulator start(SimulatorSettings settings, Clock clock) {
        return start(settings, Scene.of(Oa.of("7001", "UBND xã")), clock);
    }

    /**
     * Listens as soon as it returns.
     *
     * @param scene what stands there at the start, unless the state file knows better
     * @throws RuntimeException if the port is taken or the state file cannot be read
     */
    public static Simulator start(SimulatorSettings settings, Scene scene, Clock clock) {
        Credentials credentials = new Credentials(settings.appId(), settings.appSecret(), settings.oaSecret());
        AtomicReference<@Nullable WebhookSender> sender = new AtomicReference<>();
        Consumer<Event> tell = event -> {
            WebhookSender ready = sender.get();
            if (ready != null) {
                ready.send(event);
            }
        };
        SceneFile file = settings.stateFile() == null ? null : new SceneFile(settings.stateFile());
        World world = file != null && file.exists()
                ? file.load(credentials, clock, settings.seed(), tell)
                : new World(credentials, scene, clock, settings.seed(), tell);
        world.locked(() -> world.tokens()
                .seed(settings.accessToken().reveal(), settings.refreshToken().reveal()));
        WebhookSender webhook = new WebhookSender(world, settings.webhookUrl(), settings.webhookOn());
        sender.set(webhook);
        Page page = new Page(world, webhook);
        Ticker ticker = new Ticker(world, file);
        try {
            Javalin server = serve(settings, new ZaloApi(world, settings.ratePerMinute()), page);
            world.address("http://localhost:" + server.port());
            ticker.start();
            return new Simulator(world, webhook, page, server, ticker);
        } catch (RuntimeException e) {
            page.close();
            webhook.close();
            throw e;
        }
    }

    private static Javalin serve(SimulatorSettings settings, ZaloApi api, Page page) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.router.treatMultipleSlashesAsSingleSlash = true;
                    config.http.maxRequestSize = 8L << 20;
                    config.staticFiles.add(files -> {
                        files.hostedPath = "/assets";
                        files.directory = "/web";
                        files.location = Location.CLASSPATH;
                    });
                    api.register(config.routes);
                    page.register(config.routes);
                })
                .start(settings.host(), settings.port());
    }

    public int port() {
        return server.port();
    }

    /** Base address of all three hosts and of the page. */
    public String url() {
        return "http://localhost:" + port();
    }

    /** The simulator's time: the given clock plus what was travelled. A demo gives it to the server too. */
    public Clock clock() {
        return world.clock();
    }

    /** From now on events go there, and the webhook is on. */
    public void tell(String webhookUrl) {
        webhook.to(webhookUrl);
    }

    /** The person types to the OA. */
    public Message say(String userId, String text) {
        return world.locked(() -> world.chats().say(userId, Draft.text(text)));
    }

    /** Anything a person can send: a picture, a place. */
    public Message say(String userId, Draft draft) {
        return world.locked(() -> world.chats().say(userId, draft));
    }

    public Message sayInGroup(String groupId, String userId, String text) {
        return world.locked(() -> world.groups().say(groupId, userId, Draft.text(text)));
    }

    /** Taps the n-th button of a message, from 0. */
    public void tap(String userId, String messageId, int button) {
        world.locked(() -> world.chats().tap(userId, messageId, button));
    }

    public void follow(String userId) {
        world.locked(() -> world.followers().follow(userId));
    }

    public void unfollow(String userId) {
        world.locked(() -> world.followers().unfollow(userId));
    }

    /** The person reads what has come. */
    public void see(String userId) {
        world.locked(() -> world.chats().see(userId));
    }

    public void offline(String userId) {
        world.locked(() -> world.chats().offline(userId));
    }

    public void online(String userId) {
        world.locked(() -> world.chats().online(userId));
    }

    /** The phone's screen, oldest message first. */
    public List<Message> screen(String userId) {
        return world.locked(() -> world.chats().of(userId));
    }

    public List<Message> groupScreen(String groupId) {
        return world.locked(() -> world.groups().chat(groupId));
    }

    public List<Phone> phones() {
        return world.locked(world::phones);
    }

    /** Adds a phone, or changes the one with its id, without an event. */
    public void put(Phone phone) {
        world.locked(() -> world.put(phone));
    }

    public List<Group> groups() {
        return world.locked(() -> world.groups().all());
    }

    /** Whatever else: inside {@link World#locked}. */
    public World world() {
        return world;
    }

    /** Time travel: what was to happen until then happens now. */
    public void advance(Duration by) {
        world.locked(() -> world.advance(by));
        ticker.runDue();
    }

    /** Forward to the next time that the clock on the wall shows this. */
    public void advanceTo(LocalTime time) {
        world.locked(() -> world.advanceTo(time));
        ticker.runDue();
    }

    /** Does what is due now; also done every {@value Ticker#EVERY_MILLIS} ms by itself. */
    public void runDue() {
        ticker.runDue();
    }

    /** True when every event told so far was answered, or waits for its next try. */
    public boolean isIdle() {
        return webhook.isIdle();
    }

    public boolean webhookIsOn() {
        return webhook.isOn();
    }

    /** By hand, as in the console. */
    public void webhook(boolean on) {
        webhook.turn(on);
    }

    /** As the console does when an address is saved. */
    public void probe() {
        world.locked(() -> world.chats().probe());
    }

    public Faults faults() {
        return world.faults();
    }

    public TrafficLog traffic() {
        return world.traffic();
    }

    @Override
    public void close() {
        ticker.close();
        webhook.close();
        page.close();
        server.stop();
    }
}
