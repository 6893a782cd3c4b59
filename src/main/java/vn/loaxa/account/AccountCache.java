package vn.loaxa.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloOaId;

/**
 * The accounts in memory, for roads that must not ask the database each time. What another node changed shows after a few
 * seconds. Thread-safe.
 */
final class AccountCache {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** An OA that we do not know may have been added a moment ago; but strangers must not make us read all the time. */
    private static final long STRANGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<List<WebhookAccount>> load;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(Map<ZaloOaId, WebhookAccount> byOa, long loadedAt) {
        boolean olderThan(long nanos) {
            return System.nanoTime() - loadedAt > nanos;
        }
    }

    AccountCache(Supplier<List<WebhookAccount>> load) {
        this.load = load;
    }

    Optional<WebhookAccount> find(ZaloOaId oaId) {
        @Nullable WebhookAccount known = fresh(FRESH_NANOS).byOa.get(oaId);
        return Optional.ofNullable(
                known != null ? known : fresh(STRANGER_NANOS).byOa.get(oaId));
    }

    List<WebhookAccount> all() {
        return List.copyOf(fresh(FRESH_NANOS).byOa.values());
    }

    void forget() {
        snapshot = null;
    }

    private Snapshot fresh(long nanos) {
        @Nullable Snapshot current = snapshot;
        if (current == null) {
            return reload(null);
        }
        if (!current.olderThan(nanos) || !loading.tryLock()) {
            return current; // somebody else is reading it anew: what we have will do
        }
        try {
            return reload(current);
        } finally {
            loading.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // which snapshot it is counts, not what stands in it
    private Snapshot reload(@Nullable Snapshot old) {
        loading.lock();
        try {
            @Nullable Snapshot current = snapshot;
            if (current != null && current != old) {
                return current;
            }
            long now = System.nanoTime();
            Map<ZaloOaId, WebhookAccount> byOa = load.get().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            entry -> entry.account().oaId(), Function.identity()));
            Snapshot loaded = new Snapshot(byOa, now);
            snapshot = loaded;
            return loaded;
        } finally {
            loading.unlock();
        }
    }
}
