package vn.loaxa.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.console.SessionStore.Session;
import vn.loaxa.console.SessionStore.Stage;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;

/** Who is in: sessions are opened, listed and ended here. Thread-safe. */
final class Sessions {
    static final Duration LIFE = Duration.ofHours(12);

    /** Long enough to tap an authenticator app. */
    private static final Duration FACTOR_LIFE = Duration.ofMinutes(10);

    private static final String DEMO = "demo";

    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final Chance chance;
    private final SessionStore store = new SessionStore();
    private final FactorStore factors = new FactorStore();

    Sessions(Directory directory, Audit audit, Clock clock, Chance chance) {
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
    }

    /** Opens a session, or its first half where the person has a second factor; returns the token for the cookie. */
    String open(Handle handle, Holder holder, String how, String device) {
        boolean asks = !how.equals(DEMO) && factors.isOn(handle, holder.person());
        Stage stage = how.equals(DEMO) ? Stage.DEMO : asks ? Stage.FACTOR : Stage.OPEN;
        String token = add(handle, holder, stage, device);
        if (!asks) {
            log(handle, holder, "session.opened", Map.of("how", how));
        }
        return token;
    }

    /** In place of the first half, once the second code was right: under a new token. */
    String complete(Handle handle, Session half, String how) {
        store.remove(handle, half.holder(), half.hash());
        log(handle, half.holder(), "session.opened", Map.of("how", how));
        return add(handle, half.holder(), Stage.OPEN, half.device());
    }

    private String add(Handle handle, Holder holder, Stage stage, String device) {
        Instant now = clock.instant();
        String token = chance.token();
        Instant until = now.plus(stage == Stage.FACTOR ? FACTOR_LIFE : LIFE);
        store.add(handle, new Session(hash(token), holder, stage, now, device, until));
        return token;
    }

    /** A session that is wholly open. */
    Optional<Session> find(Handle handle, String token) {
        return store.find(handle, hash(token), clock.instant()).filter(session -> session.stage() != Stage.FACTOR);
    }

    /** A session that waits for its second code. */
    Optional<Session> half(Handle handle, String token) {
        return store.find(handle, hash(token), clock.instant()).filter(session -> session.stage() == Stage.FACTOR);
    }

    List<Session> of(Handle handle, Holder holder) {
        return store.of(handle, holder, clock.instant());
    }

    /** Signs out. */
    void close(Handle handle, String token) {
        store.find(handle, hash(token), clock.instant()).ifPresent(session -> {
            store.remove(handle, session.holder(), session.hash());
            log(handle, session.holder(), "session.closed", Map.of());
        });
    }

    /** Ends one session of the person, named by its hash; false if it is not theirs or is over. */
    boolean end(Handle handle, Actor actor, Holder holder, String hash) {
        boolean ended = store.remove(handle, holder, hash);
        if (ended) {
            ended(handle, actor, holder, 1);
        }
        return ended;
    }

    /** Ends all sessions of the person but the one with this hash; returns how many. */
    int endAll(Handle handle, Actor actor, Holder holder, @Nullable String spare) {
        List<Session> all = of(handle, holder).stream()
                .filter(session -> !session.hash().equals(spare))
                .toList();
        all.forEach(session -> store.remove(handle, holder, session.hash()));
        if (!all.isEmpty()) {
            ended(handle, actor, holder, all.size());
        }
        return all.size();
    }

    /** Forgets what has run out. */
    void sweep(Handle handle) {
        store.sweep(handle, clock.instant());
    }

    static String hash(String token) {
        return Chance.hash("session", token);
    }

    private void ended(Handle handle, Actor actor, Holder holder, int count) {
        audit.record(
                handle,
                holder.commune(),
                actor,
                "session.ended",
                "person:" + holder.person(),
                Map.of("count", Integer.toString(count)));
    }

    private void log(Handle handle, Holder holder, String action, Map<String, String> details) {
        audit.record(handle, holder.commune(), actor(handle, holder), action, "person:" + holder.person(), details);
    }

    Actor actor(Handle handle, Holder holder) {
        String name =
                directory.person(handle, holder.person()).map(Person::name).orElse("");
        return new Actor(holder.person().value(), name, "console");
    }
}
