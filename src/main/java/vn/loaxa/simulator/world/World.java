package vn.loaxa.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything on Zalo's side. One lock guards it: whoever touches phones, chats, groups, tokens or uploads does so inside
 * {@link #locked}. Nothing in there waits for the network, so the lock is never held long.
 */
public final class World {
    /** Zalo's windows and nights are Vietnamese. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private final Credentials credentials;
    private final TravelClock clock;
    private final Agenda agenda;
    private final Faults faults = new Faults();
    private final TrafficLog traffic = new TrafficLog();
    private final Changes changes = new Changes();
    private final Consumer<Event> webhook;
    private final Ids ids;
    private final Tokens tokens;
    private final Uploads uploads;
    private final Chats chats;
    private final Groups groups;
    private final Followers followers;
    private final Visitors visitors;
    private final Templates templates;
    private final Profiles profiles = new Profiles();
    private final Quotas quotas = new Quotas(this);
    private final TemplateKey cipher = new TemplateKey();
    private Oa oa;
    private volatile String address = "http://localhost";

    /** @param webhook given every event; must not block */
    public World(Credentials credentials, Scene scene, Clock base, long seed, Consumer<Event> webhook) {
        this(credentials, scene, new TravelClock(base), null, seed, webhook);
    }

    private World(
            Credentials credentials,
            Scene scene,
            TravelClock clock,
            @Nullable Ids known,
            long seed,
            Consumer<Event> webhook) {
        this.credentials = credentials;
        this.clock = clock;
        this.webhook = webhook;
        this.oa = scene.oa();
        ids = known == null ? new Ids(Ids.mix(seed) + clock.millis(), 0) : known;
        agenda = new Agenda(clock);
        tokens = new Tokens(clock, ids);
        uploads = new Uploads(clock, ids);
        Events events = new Events(this);
        CrowdLife crowd = new CrowdLife(this, seed);
        Windows windows = new Windows(this);
        chats = new Chats(this, windows, events, crowd);
        groups = new Groups(this, windows, events, crowd, scene);
        followers = new Followers(this, events);
        visitors = new Visitors(this, events);
        templates = new Templates(this, events);
        scene.phones().forEach(phone -> phones.put(phone.userId(), phone));
    }

    /** As it was when it was saved; its time travel too. */
    static World restored(Credentials credentials, Snapshot snapshot, Clock base, long seed, Consumer<Event> webhook) {
        TravelClock clock = new TravelClock(base);
        clock.setOffset(Duration.ofMillis(snapshot.travelledMillis()));
        Ids known = new Ids(snapshot.idSalt(), snapshot.idCounter());
        World world = new World(credentials, snapshot.scene(), clock, known, seed, webhook);
        world.chats.restore(snapshot.chats());
        world.groups.restore(snapshot.groupChats());
        world.tokens.restore(snapshot.tokens());
        world.profiles.restore(snapshot.profiles());
        return world;
    }

    /** Everything that outlives a restart, but for the bytes of the uploads. */
    Snapshot snapshot() {
        return new Snapshot(
                new Scene(oa, phones(), groups.all(), groups.assets()),
                clock.offset().toMillis(),
                ids.salt(),
                ids.counter(),
                chats.all(),
                groups.allChats(),
                tokens.state(),
                uploads.all().stream().map(Snapshot.Kept::of).toList(),
                profiles.state());
    }

    /** Another scene in the place of this one; tokens and ids go on. */
    void become(Snapshot snapshot, Map<String, byte[]> files) {
        phones.clear();
        snapshot.scene().phones().forEach(this::put);
        oa(snapshot.scene().oa());
        groups.become(snapshot.scene(), snapshot.groupChats());
        chats.become(snapshot.chats());
        profiles.restore(snapshot.profiles());
        for (Snapshot.Kept kept : snapshot.uploads()) {
            byte[] content = files.getOrDefault(kept.id(), new byte[0]);
            uploads.restore(
                    new Uploads.Upload(kept.id(), kept.kind(), kept.name(), kept.contentType(), content, kept.at()));
        }
        Duration ahead = Duration.ofMillis(snapshot.travelledMillis()).minus(clock.offset());
        advance(ahead.isNegative() ? Duration.ZERO : ahead);
    }

    /** The one way in. */
    public synchronized <T> T locked(Supplier<T> work) {
        return work.get();
    }

    public synchronized void locked(Runnable work) {
        work.run();
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Zalo's time: the base clock plus what was travelled. */
    public TravelClock clock() {
        return clock;
    }

    public Agenda agenda() {
        return agenda;
    }

    public Faults faults() {
        return faults;
    }

    public TrafficLog traffic() {
        return traffic;
    }

    public Changes changes() {
        return changes;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Chats chats() {
        return chats;
    }

    public Groups groups() {
        return groups;
    }

    public Followers followers() {
        return followers;
    }

    public Visitors visitors() {
        return visitors;
    }

    public Templates templates() {
        return templates;
    }

    public Profiles profiles() {
        return profiles;
    }

    /** For encrypted template messages. */
    public TemplateKey cipher() {
        return cipher;
    }

    public Quotas quotas() {
        return quotas;
    }

    public Oa oa() {
        return oa;
    }

    public void oa(Oa changed) {
        oa = changed;
        changes.mark("knobs");
    }

    /** Where the simulator is reached: the front of media addresses. */
    public String address() {
        return address;
    }

    public void address(String url) {
        address = url;
    }

    public List<Phone> phones() {
        return new ArrayList<>(phones.values());
    }

    public Optional<Phone> find(String userId) {
        return Optional.ofNullable(phones.get(userId));
    }

    /** The phone, or {@link IllegalArgumentException}: for hands on the page and tests. */
    public Phone phone(String userId) {
        Phone phone = phones.get(userId);
        if (phone == null) {
            throw new IllegalArgumentException("There is no phone " + userId);
        }
        return phone;
    }

    /** Adds it, or puts it in the place of the one with its id. */
    public void put(Phone phone) {
        phones.put(phone.userId(), phone);
        changes.mark("phone:" + phone.userId());
    }

    /** A new phone of a person who has not met the OA yet. */
    public Phone add(String name, String number, String caption) {
        Phone phone = Phone.of(ids.decimal(), name)
                .numbered(number)
                .captioned(caption)
                .without(Phone.Trait.FOLLOWER)
                .with(Phone.Trait.SHOWN);
        put(phone);
        changes.mark("deck");
        return phone;
    }

    /** Forward by so much; what was to happen until then is due now. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time only goes forward here, not " + by);
        }
        clock.advance(by);
        changes.mark("knobs");
        changes.mark("deck");
    }

    /** Forward to the next time that the clock on the wall shows {@code time}. */
    public void advanceTo(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(ZONE);
        ZonedDateTime then = now.with(time);
        advance(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
    }

    /** The paid package is over: no groups, no articles. */
    public boolean packageIsOver() {
        return faults.account(Faults.Account.PACKAGE_EXPIRED) || today().isAfter(oa.packageValidThrough());
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    Instant now() {
        return clock.instant();
    }

    Ids ids() {
        return ids;
    }

    void tell(Event event) {
        webhook.accept(event);
    }
}
