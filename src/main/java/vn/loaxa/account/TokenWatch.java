package vn.loaxa.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.text.Days;
import vn.loaxa.zalo.wire.NoTokenException;

/**
 * Looks after the tokens while nothing is sent: has them refreshed in time, and warns while there is still time to consent
 * anew. To be run every minute or so, by any node. Thread-safe.
 */
public final class TokenWatch {
    private static final Logger log = LoggerFactory.getLogger(TokenWatch.class);

    private final Database database;
    private final OfficialAccounts accounts;
    private final ZaloClients clients;
    private final Clock clock;
    private final Supplier<Duration> warnBefore;
    private final ZoneId zone;

    /**
     * @param warnBefore how long before the refresh token's end people are told
     * @param zone in which they read the day
     */
    public TokenWatch(
            Database database,
            OfficialAccounts accounts,
            ZaloClients clients,
            Clock clock,
            Supplier<Duration> warnBefore,
            ZoneId zone) {
        this.database = database;
        this.accounts = accounts;
        this.clients = clients;
        this.clock = clock;
        this.warnBefore = warnBefore;
        this.zone = zone;
    }

    public void runDue() {
        for (OfficialAccount account : accounts.known()) {
            keepFresh(account.commune());
            warn(account.commune());
        }
    }

    /** What goes wrong here has opened its own alert. */
    private void keepFresh(CommuneId commune) {
        try {
            clients.tokens(commune).current();
        } catch (NoTokenException e) {
            log.debug("Commune {} has no token: {}", commune, e.getMessage());
        }
    }

    private void warn(CommuneId commune) {
        TokenStanding standing = database.read(handle -> accounts.standing(handle, commune, clients.dialect()));
        @Nullable Instant ends = standing.refreshEnds();
        boolean near = ends != null && !clock.instant().isBefore(ends.minus(warnBefore.get()));
        boolean told = database.read(handle -> accounts.alerts().open(handle, commune).stream()
                .anyMatch(alert -> alert.kind().equals(TokenAlerts.ENDING)));
        if (near && !told && ends != null) {
            String day = Days.show(ends.atZone(zone));
            database.write(handle -> accounts.alerts().raise(handle, commune, TokenAlerts.ENDING, day));
        } else if (told && !near) {
            database.write(handle -> accounts.alerts().clear(handle, commune, TokenAlerts.ENDING));
        }
    }
}
