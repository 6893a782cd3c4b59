package vn.loaxa.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.zalo.ZaloClient;
import vn.loaxa.zalo.user.OfficialAccountInfo;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloException;

/**
 * Asks Zalo now and then what each account has left, so that a page can say it without waiting for Zalo. What Zalo does not
 * answer stays as it was, with the time at which it was told. To be run every few seconds, by any node. Thread-safe.
 */
public final class Quotas {
    private static final Logger log = LoggerFactory.getLogger(Quotas.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Database database;
    private final OfficialAccounts accounts;
    private final ZaloClients clients;
    private final Clock clock;
    /** Answered or not: a silent Zalo is not asked more often. */
    private final Map<CommuneId, Instant> tried = new ConcurrentHashMap<>();

    private final QuotaStore store = new QuotaStore();

    public Quotas(Database database, OfficialAccounts accounts, ZaloClients clients, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.clients = clients;
        this.clock = clock;
    }

    /** What Zalo told last; empty if it never did. Part of the caller's transaction. */
    public List<Quota> of(Handle handle, CommuneId commune) {
        return store.of(handle, commune);
    }

    /** Asks for the accounts that were not asked for in the last ten minutes. */
    public void runDue() {
        Instant now = clock.instant();
        for (OfficialAccount account : accounts.known()) {
            Instant last = tried.get(account.commune());
            if (last == null || Duration.between(last, now).abs().compareTo(EVERY) >= 0) {
                tried.put(account.commune(), now);
                ask(account.commune());
            }
        }
    }

    private void ask(CommuneId commune) {
        try {
            ZaloClient zalo = clients.forCommune(commune);
            OfficialAccountInfo info = zalo.officialAccount().info();
            List<QuotaAsset> messages = zalo.quotas().ofAccount("cs", "sub_quota");
            List<Quota> told = quotas(info.packageValidThrough(), messages);
            database.write(handle -> {
                store.replace(handle, commune, told);
                return true;
            });
        } catch (ZaloException | NoTokenException e) {
            log.debug("Commune {}: Zalo did not tell the quota: {}", commune, e.getMessage());
        }
    }

    private List<Quota> quotas(@Nullable LocalDate packageEnds, List<QuotaAsset> assets) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(VIETNAM).toLocalDate();
        Map<String, Quota> byProduct = new LinkedHashMap<>();
        for (QuotaAsset asset : assets) {
            LocalDate ends = asset.validThrough();
            if (ends == null || !ends.isBefore(today)) {
                var quota = new Quota(
                        asset.productType(),
                        asset.allowance().remain(),
                        asset.allowance().total(),
                        ends,
                        now);
                byProduct.merge(asset.productType(), quota, Quotas::together);
            }
        }
        List<Quota> all = new ArrayList<>(byProduct.values());
        if (packageEnds != null) {
            all.add(new Quota(Quota.PACKAGE, null, null, packageEnds, now));
        }
        return all;
    }

    /** Two bundles of the same kind: what is left adds up, and the first to end is the one to tell. */
    private static Quota together(Quota one, Quota other) {
        return new Quota(
                one.product(),
                sum(one.remain(), other.remain()),
                sum(one.total(), other.total()),
                Stream.of(one, other)
                        .map(Quota::validThrough)
                        .filter(day -> day != null)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                one.askedAt());
    }

    private static @Nullable Integer sum(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : (Integer) (one + other);
    }
}
