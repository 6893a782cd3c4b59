package vn.loaxa.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.loaxa.settings.Secret;
import vn.loaxa.settings.Settings;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.auth.OauthDialect;
import vn.loaxa.zalo.auth.Pkce;

/** All settings in their types, checked together. Immutable. {@code config/server.yml} says what each means. */
record Config(
        int httpPort,
        String publicUrl,
        int simulatorPort,
        String databaseUrl,
        Path scriptsDir,
        Path dataDir,
        Optional<Instant> clockStart,
        boolean secondPerson,
        boolean secondFactor,
        String quietHours,
        Papers papers,
        int inboxKeepDays,
        int talksKeepDays,
        int outboxInFlight,
        Zalo zalo) {

    /** How signed papers are read. */
    record Papers(Optional<Path> trusted, int maxMb, int seconds) {}

    /** What connects us to the Official Account. */
    record Zalo(
            URI apiUrl,
            URI businessUrl,
            URI oauthUrl,
            String appId,
            Secret appSecret,
            String oaId,
            List<Secret> oaSecrets,
            Secret refreshToken,
            Secret accessToken,
            int ratePerMinute,
            boolean rejectBadSignature,
            boolean appsecretProof,
            String pkce,
            List<String> mediaHosts) {
        private static final String EACH_TIME = "per-request";
        private static final String NONE = "none";
        /** 43 to 128 characters by RFC 7636; Zalo's have 43. */
        private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

        /** How consent and tokens are handled with this app (zalo-openapi §11). */
        OauthDialect oauthDialect(ZaloRules.Tokens rules) {
            OauthDialect.PkceUse use =
                    switch (pkce) {
                        case EACH_TIME -> new OauthDialect.PkceUse.PerRequest();
                        case NONE -> new OauthDialect.PkceUse.None();
                        default -> new OauthDialect.PkceUse.Fixed(Pkce.of(pkce));
                    };
            OauthDialect usual = OauthDialect.standard();
            return new OauthDialect(
                    use,
                    usual.stateEchoed(),
                    usual.keepsOldRefreshToken(),
                    rules.rotationRestarts(),
                    rules.refreshLife());
        }

        boolean pkceMakesSense() {
            return pkce.equals(EACH_TIME)
                    || pkce.equals(NONE)
                    || VERIFIER.matcher(pkce).matches();
        }
    }

    /** Reads every key and throws {@link vn.loaxa.settings.SettingsException} with all faults at once. */
    static Config read(Settings settings) {
        Config config = new Config(
                settings.integer("http.port", 0, 65535),
                settings.text("http.public-url"),
                settings.integer("simulator.port", 0, 65535),
                settings.text("database.url"),
                settings.path("scripts.dir"),
                settings.path("data.dir"),
                settings.instant("clock"),
                settings.flag("console.second-person"),
                settings.flag("console.second-factor"),
                settings.text("directives.quiet-hours"),
                new Papers(
                        Optional.of(settings.text("papers.trusted-dir"))
                                .filter(folder -> !folder.isEmpty())
                                .map(Path::of),
                        settings.integer("papers.max-mb", 1, 100),
                        settings.integer("papers.seconds", 2, 300)),
                settings.integer("inbox.keep-days", 1, 3650),
                settings.integer("talks.keep-days", 1, 3650),
                settings.integer("outbox.in-flight", 1, 512),
                zalo(settings));
        if (!config.databaseUrl.startsWith("jdbc:sqlite:") && !config.databaseUrl.startsWith("jdbc:postgresql:")) {
            settings.fault("database.url", "phải bắt đầu bằng jdbc:sqlite: hoặc jdbc:postgresql:.");
        }
        if (!List.of("true", "false", "auto").contains(config.quietHours)) {
            settings.fault("directives.quiet-hours", "phải là true, false hoặc auto.");
        }
        if (config.papers.trusted().filter(folder -> !Files.isDirectory(folder)).isPresent()) {
            settings.fault("papers.trusted-dir", "không có thư mục này. Tạo thư mục rồi chép chứng thư tin cậy vào.");
        }
        if (!config.zalo.pkceMakesSense()) {
            settings.fault("zalo.pkce", "phải là per-request, none, hoặc một code verifier dài ít nhất 43 ký tự.");
        }
        settings.throwIfFaulty();
        return config;
    }

    /** Left to us, they count, but for a demo by the machine's clock: that must work at whatever hour somebody tries it. */
    boolean nightCounts(boolean demo) {
        return quietHours.equals("auto") ? !demo || clockStart.isPresent() : quietHours.equals("true");
    }

    private static Zalo zalo(Settings settings) {
        return new Zalo(
                settings.uri("zalo.api-url"),
                settings.uri("zalo.business-url"),
                settings.uri("zalo.oauth-url"),
                settings.text("zalo.app-id"),
                settings.secret("zalo.app-secret"),
                settings.text("zalo.oa-id"),
                listed(settings.text("zalo.oa-secret")).map(Secret::new).toList(),
                settings.secret("zalo.refresh-token"),
                settings.secret("zalo.access-token"),
                settings.integer("zalo.rate-per-minute", 1, 1_000_000),
                settings.flag("zalo.reject-bad-signature"),
                settings.flag("zalo.appsecret-proof"),
                settings.text("zalo.pkce"),
                listed(settings.text("zalo.media-hosts")).toList());
    }

    private static Stream<String> listed(String setting) {
        return Arrays.stream(setting.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** What {@code serve} cannot do without; the demo brings its own. */
    static void requireAccount(Settings settings) {
        for (String key : List.of("zalo.app-id", "zalo.app-secret", "zalo.oa-id", "zalo.oa-secret")) {
            if (settings.text(key).isEmpty()) {
                settings.fault(key, "chưa có. Xem mục “Connect a real Official Account” trong README.");
            }
        }
    }
}
