package vn.loaxa.membership.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.Alerts;
import vn.loaxa.audit.Actor;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.inbox.EventHandler;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.webhook.WebhookEvent.GroupChange;

/**
 * Follows who comes and goes in the group chats by the events of Zalo (zalo-openapi §6.4), which come late, twice and in any
 * order. A leave ends no membership. The list of the night stays the truth. Thread-safe.
 */
public final class ChatWatch implements EventHandler {
    /** An event that says it is older than this is one of Zalo's samples or has a broken clock. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private final Directory directory;
    private final Alerts alerts;
    private final ChatRosterStore store = new ChatRosterStore();
    private final ChatRoundStore rounds = new ChatRoundStore();

    public ChatWatch(Directory directory, Alerts alerts) {
        this.directory = directory;
        this.alerts = alerts;
    }

    @Override
    public void handle(Handle handle, ReceivedEvent received) {
        WebhookEvent event = received.event();
        if (event instanceof GroupChange change) {
            follow(handle, received, change);
        } else if (event instanceof WebhookEvent.GroupMessage said && said.user() != null) {
            // Whoever writes is inside: that mends a join of which no event came.
            store.put(handle, received.commune(), said.group(), said.user(), "", true, at(received, said.meta()));
        }
    }

    private void follow(Handle handle, ReceivedEvent received, GroupChange change) {
        switch (change.change()) {
            case JOINED, JOIN_ACCEPTED -> note(handle, received, change, true);
            case LEFT -> note(handle, received, change, false);
            case DELETED -> gone(handle, received, change);
            case CREATED, JOIN_REQUESTED, JOIN_REJECTED, ADMIN_ADDED, ADMIN_REMOVED, INFO_UPDATED -> {
                // Nobody is in or out by these.
            }
        }
    }

    private void note(Handle handle, ReceivedEvent received, GroupChange change, boolean inside) {
        Instant at = at(received, change.meta());
        change.users().forEach(user -> store.put(handle, received.commune(), change.group(), user, "", inside, at));
    }

    /** The body goes on without a chat, so that what is sent to it takes another road. */
    private void gone(Handle handle, ReceivedEvent received, GroupChange change) {
        store.drop(handle, received.commune(), change.group());
        Optional<Body> body = directory.bodyByGroup(handle, received.commune(), change.group());
        body.ifPresent(one -> {
            directory.linkGroup(handle, received.commune(), Actor.SYSTEM, one.id(), null);
            rounds.running(handle, received.commune(), one.id())
                    .ifPresent(round -> rounds.end(handle, round.id(), "STOPPED", received.receivedAt()));
            alerts.raise(handle, received.commune(), "chat-gone", one.name());
        });
    }

    private static Instant at(ReceivedEvent received, WebhookEvent.Meta meta) {
        @Nullable Long told = meta.timestamp();
        Instant arrived = received.receivedAt();
        Instant at = told == null ? arrived : Instant.ofEpochMilli(told);
        return at.isAfter(arrived) || at.isBefore(arrived.minus(OLDEST)) ? arrived : at;
    }
}
