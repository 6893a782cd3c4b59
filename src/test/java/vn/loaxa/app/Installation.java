package vn.loaxa.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.loaxa.account.AccountSecrets;
import vn.loaxa.account.KeyFile;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.settings.Secret;
import vn.loaxa.settings.Settings;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.zalo.wire.ZaloOaId;

/** An installation in a folder of its own. */
record Installation(Path data, String url, Map<String, String> more) {
    static Installation sqlite(Path data) {
        return new Installation(data, "jdbc:sqlite:" + data.resolve("loaxa.db"), Map.of());
    }

    /** Runs a command on it. */
    Ran run(String... command) {
        List<String> args = new ArrayList<>(List.of(command));
        settings().forEach((key, value) -> args.addAll(List.of("--set", key + "=" + value)));
        return Ran.of(args.toArray(String[]::new));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new java.util.TreeMap<>(more);
        settings.put("data.dir", data.toString());
        settings.put("database.url", url);
        settings.put("http.port", "0");
        settings.put("simulator.port", "0");
        return settings;
    }

    Config config() {
        return Config.read(new Settings(Yaml.read(Path.of("config", "server.yml"))).overrides(settings()));
    }

    /** The sample commune, with an account whose secrets are sealed. */
    void fill() {
        Ran imported = run("import", "config/sample-organisation.yaml");
        if (imported.code() != 0) {
            throw new AssertionError(imported);
        }
        try (OfflineParts parts = OfflineParts.open(config())) {
            var accounts = new OfficialAccounts(
                    parts.database(), parts.clock(), KeyFile.openOrCreate(data.resolve("secret.key")));
            parts.database().write(handle -> {
                CommuneId commune = parts.directory().communes(handle).get(0).id();
                accounts.install(
                        handle,
                        new OfficialAccount(commune, new ZaloOaId("7001"), "9001", "UBND"),
                        new AccountSecrets(
                                new Secret("app-secret"),
                                List.of(new Secret("oa-secret")),
                                new Secret("access"),
                                new Secret("refresh")));
                return commune;
            });
        }
    }

    /** How many bodies the commune has; opens what is sealed as well. */
    int bodies() {
        try (OfflineParts parts = OfflineParts.open(config())) {
            var accounts = new OfficialAccounts(
                    parts.database(), parts.clock(), KeyFile.openOrCreate(data.resolve("secret.key")));
            if (accounts.known().size() != 1) {
                throw new AssertionError("no account");
            }
            return parts.database().read(handle -> parts.directory()
                    .bodies(handle, parts.directory().communes(handle).get(0).id())
                    .size());
        }
    }
}
