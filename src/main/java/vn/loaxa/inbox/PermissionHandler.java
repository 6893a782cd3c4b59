package vn.loaxa.inbox;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.zalo.webhook.WebhookEvent;

/** The OA has removed the app ({@code permission_revoked}, zalo-openapi §6.4): sending stops, and a person is told. */
public final class PermissionHandler implements EventHandler {
    private final OfficialAccounts accounts;

    public PermissionHandler(OfficialAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void handle(Handle handle, ReceivedEvent received) {
        if (received.event() instanceof WebhookEvent.PermissionRevoked revoked) {
            @Nullable Long told = revoked.meta().timestamp();
            Instant at = told == null ? received.receivedAt() : Instant.ofEpochMilli(told);
            // One that comes again hours later, as Zalo's retries do, must not undo a consent given since.
            if (!at.isBefore(accounts.tokenSince(handle, received.commune()))) {
                accounts.permissionRevoked(handle, received.commune());
            }
        }
    }
}
