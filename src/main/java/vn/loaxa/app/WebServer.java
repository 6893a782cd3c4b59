package vn.loaxa.app;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import vn.loaxa.console.Console;
import vn.loaxa.db.Database;
import vn.loaxa.inbox.WebhookEndpoint;

/** The one HTTP server: the webhook, the console, what watches over us, and the proof of the domain for Zalo. */
final class WebServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Javalin server;

    private WebServer(Javalin server) {
        this.server = server;
    }

    static WebServer start(
            Config config,
            Database database,
            WebhookEndpoint webhook,
            Console console,
            PrometheusMeterRegistry meters,
            Supplier<String> notReady) {
        Javalin server = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.startup.showOldJavalinVersionWarning = false;
            javalin.jetty.threadPool = new QueuedThreadPool(64, 8);
            javalin.http.maxRequestSize = 8L << 20;
            console.mount(javalin);
            routes(javalin, config.dataDir(), database, webhook, meters, notReady);
        });
        try {
            server.start(config.httpPort());
        } catch (RuntimeException e) {
            throw explain(e, config.httpPort(), "http.port");
        }
        return new WebServer(server);
    }

    private static void routes(
            JavalinConfig javalin,
            Path dataDir,
            Database database,
            WebhookEndpoint webhook,
            PrometheusMeterRegistry meters,
            Supplier<String> notReady) {
        javalin.routes.post("/webhook/zalo", webhook::receive);
        javalin.routes.get("/webhook/zalo", webhook::greet);
        javalin.routes.get("/health", context -> context.result("ok"));
        javalin.routes.get("/ready", context -> {
            String missing = database.answers(PATIENCE) ? notReady.get() : "the database does not answer";
            context.status(missing.isEmpty() ? 200 : 503).result(missing.isEmpty() ? "ready" : missing);
        });
        javalin.routes.get("/metrics", context -> context.contentType("text/plain; version=0.0.4")
                .result(meters.scrape()));
        javalin.routes.get("/zalo_verifier{code}.html", context -> proof(context, dataDir));
    }

    /** Zalo checks that the domain is ours by a file of this name (zalo-openapi §7); it is put into the data folder as downloaded. */
    private static void proof(Context context, Path dataDir) throws IOException {
        String code = context.pathParam("code");
        Path file = dataDir.resolve("zalo_verifier" + code + ".html");
        if (code.matches("[A-Za-z0-9_-]{1,100}") && Files.isRegularFile(file)) {
            // Whatever stands in it, it runs nothing here.
            context.header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .html(Files.readString(file));
        } else {
            context.status(404);
        }
    }

    /** A port that is taken is the one fault that everybody meets: it gets its sentence. */
    static RuntimeException explain(RuntimeException failure, int port, String setting) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    || cause.getClass().getSimpleName().equals("JavalinBindException")) {
                String variable =
                        "LOAXA_" + setting.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
                return new Failure(
                        "Cổng " + port + " đang có chương trình khác dùng. Tắt chương trình đó, hoặc chọn cổng khác: "
                                + variable + "=" + (port <= 64_535 ? port + 1000 : port - 1000) + ".");
            }
        }
        return failure;
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
