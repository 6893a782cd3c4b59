package vn.loaxa.broadcast;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.inbox.EventHandler;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxListener;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;

/**
 * Moves deliveries up the ladder: by what became of their sends, and by Zalo's receipts. Each in the transaction of its
 * cause, each harmless when it comes twice, late, or in the wrong order: a receipt that overtakes the record of its send is
 * kept until the record comes. Thread-safe.
 */
public final class DeliveryTracker implements OutboxListener, EventHandler {
    private final DeliveryStore deliveries = new DeliveryStore();
    private final ReceiptStore receipts = new ReceiptStore();

    @Override
    public void changed(Handle handle, OutboxChange change) {
        Reference.parse(change.reference()).ifPresent(reference -> apply(handle, change, reference));
    }

    private void apply(Handle handle, OutboxChange change, Reference reference) {
        @Nullable Step step = stepOf(change);
        if (step == null) {
            return;
        }
        if (reference.group() != null) {
            deliveries.raiseGroup(handle, reference.directive(), reference.group(), step, change.at());
        } else {
            deliveries.raise(handle, reference.delivery(), withReceipts(handle, change, reference, step), change.at());
        }
        if (Step.SETTLED.equals(step.note())) {
            deliveries.noteUnsure(handle, reference.directive(), reference.group(), reference.delivery(), Step.SETTLED);
        }
    }

    private Step withReceipts(Handle handle, OutboxChange change, Reference reference, Step step) {
        String message = change.messageId();
        if (step.status() != DeliveryStatus.SENT || message == null || message.isEmpty()) {
            return step;
        }
        return Step.to(receipts.sent(handle, change.commune(), message, reference.delivery(), change.at()));
    }

    private static @Nullable Step stepOf(OutboxChange change) {
        return switch (change.state()) {
            case PENDING, SENDING -> null;
            case SENT -> Step.to(DeliveryStatus.SENT);
            case UNKNOWN -> Step.to(DeliveryStatus.UNSURE);
            case UNSETTLED -> new Step(DeliveryStatus.UNSURE, null, Step.SETTLED);
            case CANCELLED -> Step.unreachable(Unreachable.STOPPED, null);
            case FAILED -> refused(change.error());
        };
    }

    /** Codes of zalo-openapi §9.1 that say something about the person; any other refusal is shown as a failed send. */
    private static Step refused(@Nullable ZaloError error) {
        if (error == null) {
            return Step.to(DeliveryStatus.FAILED);
        }
        String code = Integer.toString(error.code());
        return switch (error.code()) {
            case -230, -232 -> Step.unreachable(Unreachable.OUTSIDE_WINDOW, code);
            case -213, -217, -244 -> Step.unreachable(Unreachable.REFUSED, code);
            default ->
                error.handling() == Handling.RECIPIENT
                        ? Step.unreachable(Unreachable.REJECTED, code)
                        : new Step(DeliveryStatus.FAILED, null, code);
        };
    }

    @Override
    public void handle(Handle handle, ReceivedEvent received) {
        WebhookEvent event = received.event();
        if (event instanceof WebhookEvent.Received receipt) {
            receipt(handle, received, receipt.messageId(), DeliveryStatus.DELIVERED);
        } else if (event instanceof WebhookEvent.Seen seen) {
            seen.messageIds().forEach(message -> receipt(handle, received, message, DeliveryStatus.SEEN));
        }
    }

    private void receipt(Handle handle, ReceivedEvent received, String message, DeliveryStatus status) {
        Instant at = received.receivedAt();
        receipts.received(handle, received.commune(), message, status, at)
                .ifPresent(delivery -> deliveries.raise(handle, delivery, Step.to(status), at));
    }
}
