package vn.loaxa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import vn.loaxa.testing.ScriptedZalo;
import vn.loaxa.zalo.wire.ZaloEndpoints;

/**
 * A folder with a commune in it, the Zalo it talks to, and the program over both. The commune comes in as in life: the
 * organisation file, the roster, and a sign of life from everybody, which links them and opens their window.
 */
final class Installation implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<SmallCommune, Path> PREPARED = new ConcurrentHashMap<>();

    final Path folder;
    final ScriptedZalo zalo = new ScriptedZalo(Clock.systemUTC());
    private final Map<String, String> environment = new HashMap<>();

    private Installation(Path folder) {
        this.folder = folder;
        ZaloEndpoints endpoints = zalo.endpoints();
        environment.putAll(Map.of(
                "LOAXA_HTTP_PORT",
                "0",
                "LOAXA_DATA_DIR",
                folder.resolve("data").toString(),
                "LOAXA_DATABASE_URL",
                "jdbc:sqlite:" + folder.resolve("data/loaxa.db"),
                "LOAXA_ZALO_API_URL",
                endpoints.api().toString(),
                "LOAXA_ZALO_BUSINESS_URL",
                endpoints.business().toString(),
                "LOAXA_ZALO_OAUTH_URL",
                endpoints.oauth().toString(),
                "LOAXA_DIRECTIVES_QUIET_HOURS",
                "false", // the server runs by the machine's clock, at any hour
                "LOAXA_ZALO_RATE_PER_MINUTE",
                "60000"));
        environment.putAll(Map.of(
                "LOAXA_ZALO_APP_ID",
                Webhook.APP,
                "LOAXA_ZALO_APP_SECRET",
                "app-secret",
                "LOAXA_ZALO_OA_ID",
                Webhook.OA,
                "LOAXA_ZALO_OA_SECRET",
                Webhook.SECRET,
                "LOAXA_ZALO_REFRESH_TOKEN",
                "refresh-0",
                "LOAXA_ZALO_ACCESS_TOKEN",
                "access-0"));
    }

    /** An empty folder. */
    static Installation empty(Path folder) {
        return new Installation(folder);
    }

    /** With everybody of the commune known, linked and inside the window. Prepared once, copied each time. */
    static Installation of(SmallCommune commune, Path folder) {
        Path prepared = PREPARED.computeIfAbsent(commune, Installation::prepare);
        ServerProcess.copy(prepared, folder);
        return new Installation(folder);
    }

    private static Path prepare(SmallCommune commune) {
        try {
            Path folder = Files.createTempDirectory("loaxa-e2e");
            try (Installation installation = new Installation(folder)) {
                installation.bringIn("to-chuc.yaml", commune.organisation());
                installation.bringIn("hoi-vien.csv", commune.roster());
                try (ServerProcess server = installation.serve()) {
                    Webhook webhook = new Webhook(server.address());
                    List<String> bodies = commune.users().stream()
                            .map(user ->
                                    Webhook.phone(user, "84" + phoneOf(user).substring(1)))
                            .toList();
                    assertThat(webhook.postAll(bodies)).hasSameSizeAs(bodies);
                    installation.awaitInboxDone();
                    server.stop();
                }
            }
            delete(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String phoneOf(String user) {
        return SmallCommune.phone(Integer.parseInt(user.substring(2)));
    }

    private static void delete(Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    Installation with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Installation without(Set<String> variables) {
        environment.keySet().removeAll(variables);
        return this;
    }

    /** Imports a file and expects that it worked. */
    void bringIn(String name, String content) {
        ServerProcess run = importing(name, content);
        assertThat(run.exitCode()).as(run::output).isZero();
    }

    ServerProcess importing(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ServerProcess.start(folder, environment, "", "import", name);
    }

    ServerProcess serve(String... options) {
        return serveAfter("", options);
    }

    ServerProcess serveAfter(String shell, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "serve";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return ServerProcess.start(folder, environment, shell, arguments);
    }

    /** A look into the database beside the server: SQLite lets others read. */
    Jdbi database() {
        return Jdbi.create(Objects.requireNonNull(environment.get("LOAXA_DATABASE_URL")));
    }

    long count(String query) {
        return database()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    void awaitInboxDone() {
        await("all events are handled")
                .atMost(PATIENCE)
                .until(() -> count("SELECT COUNT(*) FROM inbox_event WHERE state <> 1") == 0);
    }

    /** What the OA has said to somebody since this many messages of the Zalo. */
    List<String> said(String user) {
        return zalo.delivered().stream()
                .filter(message -> message.recipient().equals(user))
                .map(ScriptedZalo.Delivered::text)
                .toList();
    }

    void awaitSaid(String user, String words) {
        await("the OA says “" + words + "” to " + user).atMost(PATIENCE).until(() -> said(user).stream()
                .anyMatch(text -> text.contains(words)));
    }

    @Override
    public void close() {
        zalo.close();
    }
}
