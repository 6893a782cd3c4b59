package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.loaxa.console.SessionStore.Session;
import vn.loaxa.console.SessionStore.Stage;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.PersonId;

/** Sessions and second factors in both databases. */
class SessionsTest extends DatabaseContract {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Holder LAN = new Holder(new CommuneId(1), new PersonId(7));
    private static final Holder BINH = new Holder(new CommuneId(1), new PersonId(8));

    private final SessionStore sessions = new SessionStore();
    private final FactorStore factors = new FactorStore();

    @Test
    void everybodyHasTheirOwnSessionsUntilTheyRunOut() {
        database.write(handle -> {
            sessions.add(handle, session("a", LAN, NOW));
            sessions.add(handle, session("b", LAN, NOW.plusSeconds(5)));
            sessions.add(handle, session("c", BINH, NOW));
            return true;
        });
        assertThat(of(LAN, NOW)).extracting(Session::hash).containsExactly("b", "a");
        assertThat(of(LAN, NOW)).first().isEqualTo(session("b", LAN, NOW.plusSeconds(5)));
        assertThat(of(LAN, NOW.plus(Sessions.LIFE))).extracting(Session::hash).containsExactly("b");
        assertThat(database.<Boolean>write(handle -> sessions.remove(handle, BINH, "a")))
                .as("somebody else's")
                .isFalse();
        assertThat(database.<Boolean>write(handle -> sessions.remove(handle, LAN, "a")))
                .isTrue();
        assertThat(database.<Optional<Session>>read(handle -> sessions.find(handle, "a", NOW)))
                .isEmpty();
    }

    @Test
    void aSecretIsReplacedUntilItIsConfirmedAndAStepCountsOnce() {
        byte[] first = {1};
        byte[] second = {2};
        database.write(handle -> {
            factors.put(handle, LAN, first);
            factors.put(handle, LAN, second);
            assertThat(factors.isOn(handle, LAN.person())).isFalse();
            factors.confirm(handle, LAN.person(), NOW);
            factors.put(handle, LAN, first);
            assertThat(factors.isOn(handle, LAN.person())).isTrue();
            assertThat(factors.isOn(handle, BINH.person())).isFalse();
            assertThat(factors.find(handle, LAN.person()).orElseThrow().secret())
                    .isEqualTo(second);
            assertThat(factors.use(handle, LAN.person(), 40)).isTrue();
            assertThat(factors.use(handle, LAN.person(), 40)).isFalse();
            factors.addRecovery(handle, LAN.person(), "x");
            assertThat(factors.useRecovery(handle, BINH.person(), "x", NOW)).isFalse();
            assertThat(factors.useRecovery(handle, LAN.person(), "x", NOW)).isTrue();
            assertThat(factors.useRecovery(handle, LAN.person(), "x", NOW)).isFalse();
            factors.remove(handle, LAN.person());
            assertThat(factors.find(handle, LAN.person())).isEmpty();
            assertThat(factors.recoveryLeft(handle, LAN.person())).isZero();
            return true;
        });
    }

    private List<Session> of(Holder holder, Instant at) {
        return database.read(handle -> sessions.of(handle, holder, at.plus(Duration.ofSeconds(1))));
    }

    private static Session session(String hash, Holder holder, Instant at) {
        return new Session(hash, holder, Stage.OPEN, at, "Chrome, máy Windows", at.plus(Sessions.LIFE));
    }
}
