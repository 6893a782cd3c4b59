package vn.loaxa.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.wire.ZaloOaId;

class OfficialAccountsTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");

    @Test
    void anAccountIsFoundByItsOaIdAndAStrangerIsNot() {
        OfficialAccounts accounts = TestAccounts.in(database, clock, folder);
        OfficialAccount account = TestAccounts.install(database, accounts, HERE);
        assertThat(accounts.byOaId(new ZaloOaId("7001")))
                .hasValueSatisfying(found -> assertThat(found.account()).isEqualTo(account));
        assertThat(accounts.byOaId(new ZaloOaId("1"))).isEmpty();
        assertThat(accounts.known()).containsExactly(account);
        assertThat(accounts.byAppId(TestAccounts.APP_ID)).hasSize(1);
    }

    @Test
    void noSecretLiesOpenInTheDatabase() {
        OfficialAccounts accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, HERE);
        List<byte[]> stored = database.read(handle -> handle.createQuery(
                        "SELECT app_secret, webhook_keys, access_token, refresh_token FROM official_account")
                .map((row, context) -> List.of(row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4)))
                .one());
        assertThat(stored).allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("secret", "access-0", "refresh-0"));
    }

    @Test
    void theKeyFileIsForTheServerOnlyAndStaysTheSame() throws IOException {
        Path file = folder.resolve("keys/loaxa.key");
        KeyFile first = KeyFile.openOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] sealed = first.seal("bí mật", "place");
        assertThat(KeyFile.openOrCreate(file).unseal(sealed, "place")).isEqualTo("bí mật");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aSealedValueOpensOnlyInItsPlaceAndWithItsKey() {
        KeyFile key = KeyFile.openOrCreate(folder.resolve("a.key"));
        byte[] sealed = key.seal("x", "1/app-secret");
        assertThatThrownBy(() -> key.unseal(sealed, "2/app-secret"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2/app-secret")
                .hasMessageContaining("key file");
        KeyFile other = KeyFile.openOrCreate(folder.resolve("b.key"));
        assertThatThrownBy(() -> other.unseal(sealed, "1/app-secret"))
                .hasMessageContaining("b.key")
                .hasMessageContaining("Put back the key file");
    }

    @Test
    void aDamagedKeyFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("c.key"), "short");
        assertThatThrownBy(() -> KeyFile.openOrCreate(file))
                .hasMessageContaining("c.key")
                .hasMessageContaining("5");
    }

    @Test
    void anAlertOfAKindIsOpenOnceAndCanComeAgain() {
        var alerts = new Alerts(clock);
        assertThat(database.<Boolean>write(handle -> alerts.raise(handle, HERE, "inbox", "X")))
                .isTrue();
        assertThat(database.<Boolean>write(handle -> alerts.raise(handle, HERE, "inbox", "Y")))
                .isFalse();
        assertThat(database.<List<Alert>>read(handle -> alerts.open(handle, HERE)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("(X)"));
        assertThat(database.<Boolean>write(handle -> alerts.clear(handle, HERE, "inbox")))
                .isTrue();
        assertThat(database.<List<Alert>>read(handle -> alerts.open(handle, HERE)))
                .isEmpty();
        assertThat(database.<Boolean>write(handle -> alerts.raise(handle, HERE, "inbox", "Z")))
                .isTrue();
    }
}
