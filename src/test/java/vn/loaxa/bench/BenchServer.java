package vn.loaxa.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import vn.loaxa.account.KeyFile;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.db.Database;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.inbox.InboxSettings;
import vn.loaxa.inbox.WebhookEndpoint;

/**
 * The two servers that {@link WebhookBench} holds against each other, each in a process of its own: {@code ours} is the
 * webhook as {@code serve} runs it, up to the 200; {@code bare} checks the MAC and parses the JSON, and keeps nothing.
 */
final class BenchServer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BenchServer() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("bare")) {
            serve(port, BenchServer::checkAndParse);
        } else {
            Path folder = Path.of(arguments[2]);
            Clock clock = Clock.systemUTC();
            Database database = Database.open("jdbc:sqlite:" + folder.resolve("loaxa.db"));
            var accounts = new OfficialAccounts(database, clock, KeyFile.openOrCreate(folder.resolve("secret.key")));
            var endpoint = new WebhookEndpoint(
                    new Inbox(database, clock), accounts, InboxSettings.defaults(), new SimpleMeterRegistry());
            serve(port, endpoint::receive);
        }
    }

    private interface Handler {
        void handle(Context context) throws Exception;
    }

    private static void serve(int port, Handler handler) {
        Javalin.create(javalin -> {
                    javalin.startup.showJavalinBanner = false;
                    javalin.startup.showOldJavalinVersionWarning = false;
                    javalin.jetty.threadPool = new QueuedThreadPool(64, 8); // as in app.WebServer
                    javalin.routes.post("/webhook/zalo", handler::handle);
                    javalin.routes.get("/ready", context -> context.result("ready"));
                })
                .start(port);
    }

    private static void checkAndParse(Context context) throws IOException, NoSuchAlgorithmException {
        byte[] body = context.bodyAsBytes();
        JsonNode event = JSON.readTree(body);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(event.path("app_id").asText().getBytes(StandardCharsets.UTF_8));
        digest.update(body);
        digest.update(event.path("timestamp").asText().getBytes(StandardCharsets.UTF_8));
        digest.update(BenchCommune.OA_SECRET.getBytes(StandardCharsets.UTF_8));
        String header = String.valueOf(context.header("X-ZEvent-Signature"));
        byte[] given = HexFormat.of().parseHex(header.substring("mac=".length()));
        context.status(MessageDigest.isEqual(digest.digest(), given) ? 200 : 401);
    }
}
