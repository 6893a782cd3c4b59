package vn.loaxa.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.KeyFile;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.RuleChanges;
import vn.loaxa.account.TokenStanding;
import vn.loaxa.account.TokenState;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Commune;
import vn.loaxa.settings.SettingsException;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.yaml.YamlFault;
import vn.loaxa.zalo.user.OfficialAccountInfo;
import vn.loaxa.zalo.wire.ErrorFamily;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloTransport;

/** What can be wrong with the Official Account of each commune in the database. */
final class AccountChecks {
    private final Config config;
    private final Clock clock;
    private final Findings findings;

    AccountChecks(Config config, Clock clock, Findings findings) {
        this.config = config;
        this.clock = clock;
        this.findings = findings;
    }

    void run(boolean online) {
        Path key = DataPlaces.of(config).key();
        try (OfflineParts parts = OfflineParts.open(config)) {
            List<Commune> communes = parts.database().read(parts.directory()::communes);
            if (communes.isEmpty()) {
                findings.warning("no-commune", Map.of());
            } else if (!Files.exists(key)) {
                findings.bad("key-missing", Map.of("file", key));
            } else {
                OfficialAccounts accounts = new OfficialAccounts(parts.database(), clock, KeyFile.openOrCreate(key));
                communes.forEach(commune -> account(parts.database(), accounts, commune, online));
            }
        } catch (IllegalStateException e) {
            findings.bad("account-sealed", Map.of("file", key, "why", String.valueOf(e.getMessage())));
        }
    }

    private void account(Database database, OfficialAccounts accounts, Commune commune, boolean online) {
        Optional<OfficialAccount> account = database.read(handle -> accounts.find(handle, commune.id()));
        if (account.isEmpty()) {
            findings.warning("no-account", Map.of("commune", commune.name()));
            return;
        }
        // Opens the sealed keys: shows whether the key file belongs to this database.
        accounts.known();
        findings.good(
                "account",
                Map.of("commune", commune.name(), "oa", account.get().oaId().value()));
        database.read(handle -> {
            token(handle, accounts, commune);
            new Alerts(clock)
                    .open(handle, commune.id())
                    .forEach(alert -> findings.warning("alert", Map.of("text", alert.text())));
            return commune;
        });
        if (online) {
            ask(database, accounts, commune);
        }
    }

    /** While the server runs the refresh token is exchanged every day. */
    private void token(Handle handle, OfficialAccounts accounts, Commune commune) {
        ZaloRules.Tokens rules = rules(handle);
        TokenStanding token =
                accounts.standing(handle, commune.id(), config.zalo().oauthDialect(rules));
        Instant now = clock.instant();
        @Nullable Instant ends = token.refreshEnds();
        Duration age = Duration.between(token.since(), now);
        Map<String, ?> values = Map.of("commune", commune.name(), "days", age.toDays(), "hours", age.toHours());
        if (token.needsConsent()) {
            findings.bad("token-consent", values);
        } else if (ends != null && !now.isBefore(ends)) {
            findings.bad("token-dead", values);
        } else if (ends != null && !now.isBefore(ends.minus(rules.warnBefore()))) {
            findings.warning("token-near", values);
        } else if (token.state() == TokenState.LOST) {
            findings.warning("token-lost", values);
        } else {
            findings.good("token", values);
        }
    }

    /** A table with faults is told of by the check of the table. */
    private ZaloRules.Tokens rules(Handle handle) {
        try {
            return RuleChanges.in(handle, Rules.open()).tokens();
        } catch (SettingsException | YamlFault e) {
            return ZaloRules.bundled().tokens();
        }
    }

    private void ask(Database database, OfficialAccounts accounts, Commune commune) {
        ZaloEndpoints endpoints = new ZaloEndpoints(
                config.zalo().apiUrl(),
                config.zalo().businessUrl(),
                config.zalo().oauthUrl());
        try (ZaloTransport transport = new ZaloTransport(endpoints, HttpSettings.defaults())) {
            var clients = new ZaloClients(
                    database, accounts, transport, clock, config.zalo().appsecretProof());
            OfficialAccountInfo info =
                    clients.forCommune(commune.id()).officialAccount().info();
            findings.good("online", Map.of("name", info.name(), "oa", info.id(), "followers", info.followers()));
        } catch (ZaloException e) {
            refused(e);
        } catch (NoTokenException e) {
            findings.bad(e.needsPerson() ? "online-no-token" : "online-no-token-now", Map.of());
        }
    }

    private void refused(ZaloException failure) {
        if (failure.error().isEmpty()) {
            findings.bad("online-no-answer", Map.of("call", failure.attempted()));
            return;
        }
        ZaloError error = failure.error().get();
        findings.bad(
                "online-refused", Map.of("why", new ZaloErrorWords(ErrorFamily.OA).of(error.code(), error.message())));
    }
}
