package vn.loaxa.inbox;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.WebhookAccount;
import vn.loaxa.db.BusyException;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.webhook.MalformedEventException;
import vn.loaxa.zalo.webhook.WebhookEnvelope;
import vn.loaxa.zalo.wire.ZaloOaId;

/**
 * {@code POST /webhook/zalo}: answers 200 for what is on the disk, and for what is discarded on purpose (not signed, not
 * ours, no event), which is counted. 413 past 1 MiB; 503 when it cannot be stored now, so that Zalo comes again.
 */
public final class WebhookEndpoint {
    private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);
    private static final String SIGNATURE = "X-ZEvent-Signature";
    private static final int MAX_BODY = 1 << 20;
    private static final String RETRY_SECONDS = "30";
    /** Zalo hangs up after two seconds (zalo-openapi §6.1); an event stored later than that is found again as a duplicate. */
    private static final long PATIENCE_SECONDS = 5;

    private final Inbox inbox;
    private final OfficialAccounts accounts;
    private final boolean rejectBadSignature;
    private final SignatureWatch signatures;
    private final WebhookCounters counters;

    public WebhookEndpoint(Inbox inbox, OfficialAccounts accounts, InboxSettings settings, MeterRegistry meters) {
        this.inbox = inbox;
        this.accounts = accounts;
        rejectBadSignature = settings.rejectBadSignature();
        signatures = new SignatureWatch(inbox);
        counters = new WebhookCounters(meters);
    }

    /** How often an account's events were not proven. */
    public BadSignatures badSignatures(CommuneId commune) {
        return signatures.seen(commune);
    }

    /** GET: somebody looks if we are there. */
    public void greet(Context context) {
        context.status(200);
    }

    public void receive(Context context) throws IOException {
        byte @Nullable [] body = body(context);
        if (body == null) {
            counters.tooLarge.increment();
            context.status(413);
            return;
        }
        WebhookEnvelope envelope;
        try {
            envelope = WebhookEnvelope.read(body);
        } catch (MalformedEventException e) {
            // Zalo signs what it sends and sends JSON: this is from somebody else.
            counters.malformed.increment();
            refuse(context);
            return;
        }
        List<WebhookAccount> ours = accountsOf(envelope);
        if (ours.isEmpty()) {
            counters.foreign.increment(); // another OA, or the probe of the console, which must get its 200
            return;
        }
        String signature = context.header(SIGNATURE);
        if (ours.stream().noneMatch(account -> account.signed(body, envelope.timestamp(), signature))) {
            counters.badSignature.increment();
            signatures.bad(ours.get(0).account().commune());
            refuse(context);
            return;
        }
        signatures.good(ours.get(0).account().commune());
        store(context, ours, envelope, body);
    }

    private void refuse(Context context) {
        context.status(rejectBadSignature ? 401 : 200);
    }

    private void store(Context context, List<WebhookAccount> ours, WebhookEnvelope envelope, byte[] body) {
        CompletableFuture<?> stored = ours.size() == 1
                ? accept(ours.get(0), envelope, body)
                : CompletableFuture.allOf(ours.stream()
                        .map(account -> accept(account, envelope, body))
                        .toArray(CompletableFuture[]::new));
        // The thread waits here and not in context.future: when a connection is gone before the commit, Javalin would
        // go round
        // for ever in the thread that completes the future, and that is the writer of the database.
        counters.waiting.incrementAndGet();
        try {
            stored.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            comeAgain(context, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            comeAgain(context, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            comeAgain(context, e);
        } finally {
            counters.waiting.decrementAndGet();
        }
    }

    private CompletableFuture<Boolean> accept(WebhookAccount account, WebhookEnvelope envelope, byte[] body) {
        return inbox.accept(account.account().commune(), envelope.key(), envelope.personKey(), envelope.name(), body)
                .whenComplete((fresh, fault) -> counters.stored(fresh, fault));
    }

    private static void comeAgain(Context context, Throwable fault) {
        if (!(fault instanceof BusyException)) {
            log.error("An event cannot be stored; Zalo is asked to come again", fault);
        }
        context.status(503).header("Retry-After", RETRY_SECONDS);
    }

    /** The account it is for; several only if the event names no OA and they share the app. */
    private List<WebhookAccount> accountsOf(WebhookEnvelope envelope) {
        if (envelope.oaId() != null) {
            return accounts.byOaId(envelope.oaId()).stream().toList();
        }
        List<WebhookAccount> named = Stream.of(
                        Optional.ofNullable(envelope.recipient()), Optional.ofNullable(envelope.sender()))
                .flatMap(Optional::stream)
                .filter(id -> !id.isBlank())
                .flatMap(id -> accounts.byOaId(new ZaloOaId(id)).stream())
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        return envelope.appId() == null ? List.of() : accounts.byAppId(envelope.appId());
    }

    /** The bytes exactly as received; null if there are too many. */
    private static byte @Nullable [] body(Context context) throws IOException {
        var request = context.req();
        int length = request.getContentLength();
        if (length > MAX_BODY) {
            return null;
        }
        if (length >= 0) {
            byte[] exact = new byte[length];
            int read = request.getInputStream().readNBytes(exact, 0, length);
            return read == length ? exact : Arrays.copyOf(exact, read);
        }
        byte[] all = request.getInputStream().readNBytes(MAX_BODY + 1);
        return all.length > MAX_BODY ? null : all;
    }
}
