package vn.loaxa.directory;

import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Who wants no news of their association, by the last word in the ledger of consents. It says nothing about what the authorities
 * send by law: for that no consent is needed (Luật 91/2025/QH15, Điều 19). Thread-safe; part of the caller's transaction.
 */
public final class OptOuts {
    private static final String ASSOCIATION_NEWS = "tin-hoi";

    private final OptOutStore store = new OptOutStore();

    /** Accounts whose last word was no. Those that were never asked are not among them. */
    public Set<ZaloUserId> fromAssociationNews(Handle handle, CommuneId commune) {
        return store.lastSaidNo(handle, commune, ASSOCIATION_NEWS);
    }
}
