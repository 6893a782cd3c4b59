package vn.loaxa.directory;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Accounts that know the OA, whether or not we know whose they are. Thread-safe; part of the caller's transaction. */
public final class ZaloContacts {
    private final ZaloAccountStore accounts = new ZaloAccountStore();

    /**
     * An account.
     *
     * @param person whose it is, or null when that is not known
     * @param blocked Zalo said that it does not take our messages
     * @param lastInteraction what opens the window for messages, or null if never
     */
    public record Contact(
            @Nullable PersonId person,
            boolean blocked,
            @Nullable Instant lastInteraction) {}

    /** Empty for an account that never had to do with the OA. */
    public Optional<Contact> of(Handle handle, CommuneId commune, ZaloUserId user) {
        return accounts.contact(handle, commune, user);
    }

    /** Forgets the account, whosever it is; who writes again comes as a stranger. */
    public void forget(Handle handle, CommuneId commune, ZaloUserId user) {
        accounts.forget(handle, commune, user);
    }
}
