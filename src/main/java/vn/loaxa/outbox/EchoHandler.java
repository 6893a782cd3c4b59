package vn.loaxa.outbox;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.inbox.EventHandler;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.zalo.webhook.WebhookEvent;

/** Zalo echoes what we send ({@code oa_send_*}): that proves a send whose answer never came. */
public final class EchoHandler implements EventHandler {
    private final Outbox outbox;
    private final Clock clock;
    private final SettleStore store = new SettleStore();

    public EchoHandler(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void handle(Handle handle, ReceivedEvent received) {
        WebhookEvent event = received.event();
        if (event instanceof WebhookEvent.OaMessage echo && echo.adminId() == null) {
            settle(handle, received.commune(), "user:" + echo.user(), echo.kind(), echo.messageId(), echo.text());
        } else if (event instanceof WebhookEvent.GroupMessage echo && echo.user() == null) {
            settle(handle, received.commune(), "group:" + echo.group(), echo.kind(), echo.messageId(), echo.text());
        }
    }

    private void settle(
            Handle handle, CommuneId commune, String recipient, String kind, String messageId, @Nullable String text) {
        // While a send to the same recipient is under way, the echo may be that one's. Then the history decides later.
        if (store.isClaimed(handle, commune, messageId) || store.isSendingTo(handle, commune, recipient)) {
            return;
        }
        Instant now = clock.instant();
        for (OutboxRow row : store.openTo(handle, commune, recipient)) {
            if (MessageMatch.fits(row.call(), kind, text == null ? "" : text)) {
                Verdict sent = Verdict.sent(now, messageId, false);
                if (store.end(handle, row, sent, now.toEpochMilli())) {
                    outbox.tell(handle, OutboxRecorder.change(row, sent, now));
                }
                return;
            }
        }
    }
}
