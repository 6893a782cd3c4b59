package vn.loaxa.membership.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.user.QuotaAsset;

/**
 * The packages of a commune as they were read last: by the console when somebody looks, and each night. Thread-safe; every call is part
 * of the caller's transaction.
 */
public final class ChatPackages {
    private final ChatPackageStore store = new ChatPackageStore();

    /** Takes over all that Zalo told; what it does not name any more is gone. */
    public void read(Handle handle, CommuneId commune, List<QuotaAsset> assets, Instant at) {
        store.save(handle, commune, assets.stream().map(ChatPackage::of).toList(), at);
    }

    /** When they were read last; empty if never. */
    public Optional<Instant> readAt(Handle handle, CommuneId commune) {
        return store.readAt(handle, commune);
    }

    /** Those that a chat can be made on, the smallest first; one on which a chat is just being made is left out. */
    public List<ChatPackage> free(Handle handle, CommuneId commune, LocalDate today) {
        return ChatPackage.free(store.idle(handle, commune), today);
    }

    /** It carries a chat now, whoever made it. */
    void used(Handle handle, CommuneId commune, String assetId) {
        store.used(handle, commune, assetId);
    }
}
