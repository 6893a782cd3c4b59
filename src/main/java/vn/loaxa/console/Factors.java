package vn.loaxa.console;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import vn.loaxa.account.KeyFile;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;

/**
 * The second factor: a code of an authenticator app, or one of the recovery codes kept on paper. Wrong tries are counted by
 * person, so that a new session gives no new tries. Thread-safe.
 */
final class Factors {
    static final int TRIES = 5;
    static final Duration TRIES_SPAN = Duration.ofMinutes(15);
    private static final int RECOVERY_CODES = 8;

    /** RFC 4226: the secret has as many bytes as the hash. */
    private static final int SECRET_BYTES = 20;

    /** How entering a code ended. */
    enum Outcome {
        RIGHT,
        WRONG,
        TOO_MANY
    }

    private final KeyFile key;
    private final Audit audit;
    private final Clock clock;
    private final Chance chance;
    private final boolean required;
    private final FactorStore store = new FactorStore();
    private final SignInStore attempts = new SignInStore();

    Factors(KeyFile key, Audit audit, Clock clock, Chance chance, boolean required) {
        this.key = key;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
        this.required = required;
    }

    boolean isOn(Handle handle, PersonId person) {
        return store.isOn(handle, person);
    }

    /** Whether somebody with these rights must have one: approvers and administrators, where the settings say so. */
    boolean isRequired(Authority authority) {
        return required
                && (authority.mayEverywhere(Right.ADMINISTER) || authority.mayEverywhere(Right.APPROVE_DIRECTIVE));
    }

    int recoveryLeft(Handle handle, PersonId person) {
        return store.recoveryLeft(handle, person);
    }

    /** A fresh secret, not in force before {@link #confirm}; does nothing to one that is. Hex of 20 bytes comes from chance. */
    void begin(Handle handle, Holder holder) {
        byte[] random = chance.token().getBytes(StandardCharsets.UTF_8);
        String secret = Chance.hash("factor", HexFormat.of().formatHex(random)).substring(0, 2 * SECRET_BYTES);
        store.put(handle, holder, key.seal(secret, place(holder.person())));
    }

    /** The secret to show in the enrolment, as long as it is not confirmed. */
    Optional<byte[]> unconfirmed(Handle handle, PersonId person) {
        return store.find(handle, person).filter(row -> !row.confirmed()).map(row -> secret(row, person));
    }

    /** Turns it on if the code is right; returns the recovery codes, to be shown once. */
    Optional<List<String>> confirm(Handle handle, Actor actor, Holder holder, String typed) {
        PersonId person = holder.person();
        Optional<FactorStore.Row> row = store.find(handle, person).filter(it -> !it.confirmed());
        if (row.isEmpty() || !matches(handle, person, row.get(), typed)) {
            return Optional.empty();
        }
        store.confirm(handle, person, clock.instant());
        List<String> codes = new ArrayList<>();
        while (codes.size() < RECOVERY_CODES) {
            String code = chance.token().replaceAll("[^a-zA-Z0-9]", "").toLowerCase(Locale.ROOT);
            codes.add(code.substring(0, 5) + "-" + code.substring(5, 10));
        }
        codes.forEach(code -> store.addRecovery(handle, person, hash(code)));
        record(handle, actor, holder, "factor.on");
        return Optional.of(codes);
    }

    /** Checks a code of the app or of the paper. */
    Outcome check(Handle handle, Holder holder, String typed) {
        Instant now = clock.instant();
        PersonId person = holder.person();
        String subject = Chance.hash("factor", person.toString());
        if (attempts.countAttempts(handle, subject, now.minus(TRIES_SPAN)) >= TRIES) {
            return Outcome.TOO_MANY;
        }
        Optional<FactorStore.Row> row = store.find(handle, person).filter(FactorStore.Row::confirmed);
        boolean right = row.isPresent() && matches(handle, person, row.get(), typed)
                || store.useRecovery(handle, person, hash(typed), now);
        if (!right) {
            attempts.addAttempt(handle, subject, now);
        }
        return right ? Outcome.RIGHT : Outcome.WRONG;
    }

    /** Takes it away: by its holder, or by an administrator for somebody who lost the phone. Audited. */
    void remove(Handle handle, Actor actor, Holder holder) {
        if (store.find(handle, holder.person()).isPresent()) {
            store.remove(handle, holder.person());
            record(handle, actor, holder, "factor.off");
        }
    }

    private boolean matches(Handle handle, PersonId person, FactorStore.Row row, String typed) {
        OptionalLong step =
                Totp.match(secret(row, person), typed.replaceAll("\\s", ""), clock.instant(), row.lastStep());
        return step.isPresent() && store.use(handle, person, step.getAsLong());
    }

    private byte[] secret(FactorStore.Row row, PersonId person) {
        return HexFormat.of().parseHex(key.unseal(row.secret(), place(person)));
    }

    private static String place(PersonId person) {
        return "console-factor/" + person;
    }

    private static String hash(String typed) {
        return Chance.hash("recovery", typed.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    private void record(Handle handle, Actor actor, Holder holder, String action) {
        audit.record(handle, holder.commune(), actor, action, "person:" + holder.person(), Map.of());
    }
}
