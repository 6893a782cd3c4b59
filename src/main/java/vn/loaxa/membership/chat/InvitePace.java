package vn.loaxa.membership.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.settings.RulesInForce;

/** How fast a commune may invite. Thread-safe. */
final class InvitePace {
    /** The SDK puts no more into one call, whatever the rules say. */
    private static final int MOST_IN_CALL = 99;

    private final Directory directory;
    private final RulesInForce rules;
    private final Clock clock;
    private final ChatRoundStore store = new ChatRoundStore();

    InvitePace(Directory directory, RulesInForce rules, Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /** How many may be in the next call; 0 when today's number is used up. */
    int next(Handle handle, CommuneId commune) {
        return Math.min(Math.min(rules.now().groups().inviteBatch(), MOST_IN_CALL), left(handle, commune));
    }

    /** Whether the commune sleeps: what goes on by itself waits for the morning. */
    boolean isNight(Handle handle, CommuneId commune) {
        return rules.now().night().includes(LocalTime.ofInstant(clock.instant(), zone(handle, commune)));
    }

    /** How many more may be invited today. */
    private int left(Handle handle, CommuneId commune) {
        ZoneId zone = zone(handle, commune);
        Instant midnight =
                LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
        return Math.max(0, rules.now().groups().invitesPerDay() - store.askedSince(handle, commune, midnight));
    }

    private ZoneId zone(Handle handle, CommuneId commune) {
        return directory.commune(handle, commune).map(Commune::zone).orElseThrow();
    }
}
