package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.account.AccountSecrets;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.Consents;
import vn.loaxa.account.KeyFile;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.RuleChanges;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.inbox.BadSignatures;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.settings.RulesBook;
import vn.loaxa.settings.Secret;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloOaId;
import vn.loaxa.zalo.wire.ZaloTransport;

class NoDemoSignInTest {
    @TempDir
    Path folder;

    @Test
    void outsideTheDemoNobodyEntersWithOneClick() throws IOException {
        try (var rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), false)) {
            var browser = rig.browser();
            assertThat(browser.get("/dang-nhap").body()).doesNotContain("Bản trình diễn", "/dang-nhap/mau");
            String administrator = rig.person("0900000001").toString();
            assertThat(browser.post("/dang-nhap/mau", "nguoi", administrator).statusCode())
                    .isEqualTo(404);
            assertThat(browser.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void outsideTheDemoTheFirstLinkIsNotPrintedAgainOnceUsed() throws IOException {
        try (var rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), false)) {
            var browser = rig.browser();
            browser.get("/dang-nhap");
            String link = rig.database
                    .write(handle -> rig.console.firstAdministratorLink(handle, rig.commune))
                    .orElseThrow()
                    .toString();
            browser.post("/dang-nhap/lan-dau", "ma", link.substring(link.indexOf('=') + 1));
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            Optional<URI> again = rig.database.write(handle -> rig.console.firstAdministratorLink(handle, rig.commune));
            assertThat(again).isEmpty();
        }
    }

    @Test
    void aLinkIsPrintedAgainWhenNoCodeCanBeSent() throws IOException {
        try (var rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), false);
                var transport = new ZaloTransport(ZaloEndpoints.allAt(rig.at("/")), HttpSettings.defaults())) {
            var accounts =
                    new OfficialAccounts(rig.database, rig.clock, KeyFile.openOrCreate(folder.resolve("secret.key")));
            var clients = new ZaloClients(rig.database, accounts, transport, rig.clock, false);
            var consents = new Consents(
                    rig.database, accounts, clients, rig.audit, rig.clock, () -> Duration.ofMinutes(30), commune -> {});
            var account = new OfficialAccount(rig.commune, new ZaloOaId("7001"), "9001", "UBND");
            var secrets = new AccountSecrets(
                    new Secret("s"), List.of(new Secret("k")), new Secret("access"), new Secret("refresh"));
            rig.database.write(handle -> {
                accounts.install(handle, account, secrets);
                return account;
            });
            rig.console.withAccount(new AccountDesk(
                    accounts,
                    clients,
                    consents,
                    new Alerts(rig.clock),
                    new Inbox(rig.database, rig.clock),
                    commune -> new BadSignatures(0, null),
                    new RuleChanges(rig.database, RulesBook.open(null), folder.resolve("none.yml"), rig.clock),
                    folder,
                    null));
            String link = link(rig).orElseThrow().toString();
            var browser = rig.browser();
            browser.get("/dang-nhap");
            browser.post("/dang-nhap/lan-dau", "ma", link.substring(link.indexOf('=') + 1));
            assertThat(link(rig)).as("codes can be sent").isEmpty();
            rig.database.write(handle -> {
                accounts.permissionRevoked(handle, rig.commune);
                return account;
            });
            assertThat(link(rig)).isPresent();
        }
    }

    private static Optional<URI> link(ConsoleRig rig) {
        return rig.database.write(handle -> rig.console.firstAdministratorLink(handle, rig.commune));
    }
}
