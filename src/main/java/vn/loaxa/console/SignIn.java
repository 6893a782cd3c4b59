package vn.loaxa.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.OutgoingMessage;

/** Who may come in: by a code sent into their own Zalo chat, or the first time by a link. Thread-safe. */
final class SignIn {
    static final Duration CODE_LIFE = Duration.ofMinutes(5);
    static final int TRIES = 5;
    private static final Duration LINK_LIFE = Duration.ofDays(7);

    // An office shares one address, a person one phone.
    private static final Duration LIMIT_SPAN = Duration.ofMinutes(15);
    private static final int CODES_PER_PHONE = 3;
    private static final int CODES_PER_ADDRESS = 30;

    private final Directory directory;
    private final Outbox outbox;
    private final Sessions sessions;
    private final Clock clock;
    private final Chance chance;
    private final Messages messages;
    private final SignInStore store = new SignInStore();

    SignIn(Directory directory, Outbox outbox, Sessions sessions, Clock clock, Chance chance, Messages messages) {
        this.directory = directory;
        this.outbox = outbox;
        this.sessions = sessions;
        this.clock = clock;
        this.chance = chance;
        this.messages = messages;
    }

    /** How entering a code ended. {@code session} is null unless it fits. */
    record Entry(Outcome outcome, int triesLeft, @Nullable String session) {}

    enum Outcome {
        ENTERED,
        WRONG,
        SPENT
    }

    /**
     * Sends a code if somebody with a role has the phone. The answer is the same either way: the challenge that the code is
     * entered against, or empty when too many were asked for.
     */
    Optional<String> askForCode(Handle handle, String phone, String address) {
        Instant now = clock.instant();
        store.sweep(handle, now, now.minus(LIMIT_SPAN));
        sessions.sweep(handle);
        String byPhone = Chance.hash("phone", phone);
        String byAddress = Chance.hash("address", address);
        Instant since = now.minus(LIMIT_SPAN);
        if (store.countAttempts(handle, byPhone, since) >= CODES_PER_PHONE
                || store.countAttempts(handle, byAddress, since) >= CODES_PER_ADDRESS) {
            return Optional.empty();
        }
        store.addAttempt(handle, byPhone, now);
        store.addAttempt(handle, byAddress, now);
        String challenge = chance.token();
        String code = chance.code();
        Optional<Found> found = find(handle, phone);
        long id = store.addCode(
                handle,
                Chance.hash("challenge", challenge),
                found.map(Found::holder).orElse(null),
                Chance.hash("code " + challenge, code),
                now.plus(CODE_LIFE));
        found.ifPresent(person -> send(handle, person, code, id));
        return Optional.of(challenge);
    }

    /** {@code device}: what the person will know the session by. */
    Entry enterCode(Handle handle, String challenge, String code, String device) {
        Instant now = clock.instant();
        var asked = store.code(handle, Chance.hash("challenge", challenge));
        if (asked.isEmpty()
                || !now.isBefore(asked.get().expiresAt())
                || !store.takeTry(handle, asked.get().id(), TRIES)) {
            return new Entry(Outcome.SPENT, 0, null);
        }
        var row = asked.get();
        Holder holder = row.holder();
        if (holder == null || !Chance.same(row.codeHash(), Chance.hash("code " + challenge, code))) {
            int left = TRIES - row.tries() - 1;
            return new Entry(left > 0 ? Outcome.WRONG : Outcome.SPENT, left, null);
        }
        if (!store.removeCode(handle, row.id())) {
            return new Entry(Outcome.SPENT, 0, null);
        }
        return new Entry(Outcome.ENTERED, 0, sessions.open(handle, holder, "code", device));
    }

    /** A link for the administrator in the roll; empty when there is none in the roll. Older unused links stop working. */
    Optional<String> makeLink(Handle handle, CommuneId commune) {
        return directory.roles(handle, commune).stream()
                .filter(grant -> grant.role() == OfficialRole.ADMINISTRATOR)
                .findFirst()
                .map(grant -> {
                    String token = chance.token();
                    Instant expires = clock.instant().plus(LINK_LIFE);
                    store.addLink(handle, Chance.hash("link", token), new Holder(commune, grant.person()), expires);
                    return token;
                });
    }

    boolean linkWasUsed(Handle handle, CommuneId commune) {
        return store.anyLinkUsed(handle, commune);
    }

    Optional<Holder> seeLink(Handle handle, String token) {
        return store.link(handle, Chance.hash("link", token), clock.instant());
    }

    Optional<String> enterByLink(Handle handle, String token, String device) {
        String hash = Chance.hash("link", token);
        return store.link(handle, hash, clock.instant())
                .filter(holder -> store.useLink(handle, hash, clock.instant()))
                .map(holder -> sessions.open(handle, holder, "link", device));
    }

    private record Found(Commune commune, Person person) {
        Holder holder() {
            return new Holder(commune.id(), person.id());
        }
    }

    private Optional<Found> find(Handle handle, String phone) {
        for (Commune commune : directory.communes(handle)) {
            for (Person person : directory.findPeople(handle, commune.id(), "0" + phone.substring(2), null, 3)) {
                if (phone.equals(person.phone()) && mayEnter(handle, commune.id(), person)) {
                    return Optional.of(new Found(commune, person));
                }
            }
        }
        return Optional.empty();
    }

    private boolean mayEnter(Handle handle, CommuneId commune, Person person) {
        return !directory.authority(handle, commune, person.id()).titles().isEmpty();
    }

    private void send(Handle handle, Found found, String code, long id) {
        var user = found.person().zalo();
        if (user == null) {
            return;
        }
        String text = messages.text(
                "code.message",
                Map.of(
                        "code",
                        code,
                        "minutes",
                        CODE_LIFE.toMinutes(),
                        "commune",
                        found.commune().name()));
        outbox.enqueue(
                handle,
                new OutboxDraft(
                        found.commune().id(),
                        Lane.REPLY,
                        new Call.ToUser(user, OutgoingMessage.Text.of(text)),
                        "console-code:" + id,
                        "",
                        "",
                        null));
    }
}
