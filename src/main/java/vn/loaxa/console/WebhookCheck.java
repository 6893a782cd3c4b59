package vn.loaxa.console;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.WebhookAccount;
import vn.loaxa.audit.Audit;
import vn.loaxa.console.view.AccountView.Check;
import vn.loaxa.db.Database;
import vn.loaxa.inbox.InboxStanding;
import vn.loaxa.text.Messages;

/**
 * Sends a signed event to our own public address, the way Zalo does: name, certificate, proxy, signature and disk are on its road.
 * The event has a name that nothing here acts on.
 */
final class WebhookCheck {
    static final String PATH = "/webhook/zalo";
    private static final String EVENT = "loaxa_check";

    private final Database database;
    private final AccountDesk desk;
    private final PublicAddress address;
    private final Audit audit;
    private final AccountPage page;
    private final Messages sentences;
    private final Clock clock;

    WebhookCheck(
            Database database,
            AccountDesk desk,
            PublicAddress address,
            Audit audit,
            AccountPage page,
            Messages sentences,
            Clock clock) {
        this.database = database;
        this.desk = desk;
        this.address = address;
        this.audit = audit;
        this.page = page;
        this.sentences = sentences;
        this.clock = clock;
    }

    void run(Context context, Visitor visitor) {
        WebhookAccount account = database.read(handle -> desk.accounts().find(handle, visitor.communeId()))
                .flatMap(found -> desk.accounts().byOaId(found.oaId()))
                .orElseThrow(() -> new IllegalStateException("The commune has no Official Account"));
        Check check = check(account, visitor, address.at(context, PATH));
        database.write(handle -> {
            audit.record(
                    handle, visitor.communeId(), visitor.actor(), "account.webhook-checked", check.kind(), Map.of());
            return check;
        });
        page.show(context, visitor, AccountPage.Note.checked(check));
    }

    private Check check(WebhookAccount account, Visitor visitor, URI target) {
        Instant before = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String stamp = Long.toString(before.toEpochMilli());
        byte[] body = body(account, stamp);
        @Nullable String signature = account.sign(body, stamp).orElse(null);
        if (signature == null) {
            return result("fault", "webhook.noKey", Map.of());
        }
        Duration patience = desk.rules().now().retry().webhookAnswer();
        long start = System.nanoTime();
        int status;
        try {
            status = send(target, body, signature, patience);
        } catch (HttpTimeoutException e) {
            return result("fault", "webhook.slow", Map.of("seconds", patience.toSeconds(), "address", target));
        } catch (IOException e) {
            return result("fault", "webhook.unreachable", Map.of("address", target, "why", reason(e)));
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (status != 200) {
            return result("fault", "webhook.status", Map.of("address", target, "status", status));
        }
        InboxStanding inbox = database.read(handle -> desk.inbox().standing(handle, visitor.communeId()));
        @Nullable Instant stored = inbox.lastByName().get(EVENT);
        return stored == null || stored.isBefore(before)
                ? result("fault", "webhook.elsewhere", Map.of("address", target))
                : result("ok", "webhook.good", Map.of("address", target, "millis", millis));
    }

    private static byte[] body(WebhookAccount account, String stamp) {
        return ("{\"app_id\":\"" + account.account().appId() + "\",\"oa_id\":\""
                        + account.account().oaId().value() + "\",\"event_name\":\"" + EVENT + "\",\"timestamp\":\""
                        + stamp
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int send(URI target, byte[] body, String signature, Duration patience) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "ZaloWebhook")
                .header("X-ZEvent-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String reason(IOException failure) {
        String words = failure.getMessage();
        return words == null || words.isBlank() ? failure.getClass().getSimpleName() : words;
    }

    private Check result(String kind, String key, Map<String, ?> values) {
        return new Check(kind, sentences.text(key + ".title"), sentences.text(key, values));
    }
}
