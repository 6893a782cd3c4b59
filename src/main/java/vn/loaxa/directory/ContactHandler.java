package vn.loaxa.directory;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.inbox.EventHandler;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Keeps what each account did last, since that opens and closes the window in which the OA may write (zalo-openapi §8,
 * "Interaction"): messages to the OA and in its groups, opening the chat, following, sharing details. Thread-safe.
 */
public final class ContactHandler implements EventHandler {
    private final Directory directory;

    public ContactHandler(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void handle(Handle handle, ReceivedEvent received) {
        WebhookEvent event = received.event();
        Instant at = received.receivedAt();
        if (event instanceof WebhookEvent.Follow follow) {
            directory.noteFollow(handle, received.commune(), follow.user(), true, at);
        } else if (event instanceof WebhookEvent.Unfollow unfollow) {
            directory.noteFollow(handle, received.commune(), unfollow.user(), false, at);
        }
        ZaloUserId active = active(event);
        if (active != null) {
            directory.noteInteraction(handle, received.commune(), active, at);
        }
    }

    private static @Nullable ZaloUserId active(WebhookEvent event) {
        if (event instanceof WebhookEvent.UserMessage message) {
            return message.user();
        }
        if (event instanceof WebhookEvent.GroupMessage message) {
            return message.user();
        }
        if (event instanceof WebhookEvent.ChatOpened opened) {
            return opened.user();
        }
        if (event instanceof WebhookEvent.InfoSubmitted submitted) {
            return submitted.user();
        }
        return event instanceof WebhookEvent.Follow follow ? follow.user() : null;
    }
}
