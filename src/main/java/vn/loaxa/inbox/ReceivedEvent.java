package vn.loaxa.inbox;

import java.time.Instant;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.webhook.WebhookEvent;

/** An event of one of our communes, as stored. */
public record ReceivedEvent(long inboxId, CommuneId commune, WebhookEvent event, Instant receivedAt) {}
