package vn.loaxa.console;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.MembershipResult;
import vn.loaxa.membership.MembershipService;

/**
 * What waits behind each place of the navigation, as far as the visitor may act on it. Counted at most once in a few seconds
 * for each session, and anew after an act of its own, so that nobody sees the number they have just worked off. Thread-safe.
 */
final class NavBadges {
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);
    /** More sessions than this do not look at once; past it the oldest memory is not worth its place. */
    private static final int MOST = 1000;

    private record Known(NavCounts counts, long at) {}

    private final MembershipService memberships;
    private final LongSupplier nanos;
    private final NavStore store = new NavStore();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param nanos a clock that does not jump */
    NavBadges(MembershipService memberships, LongSupplier nanos) {
        this.memberships = memberships;
        this.nanos = nanos;
    }

    /** @param session the hash that names the session */
    NavCounts of(Handle handle, CommuneId commune, PersonId person, Authority authority, String session) {
        long now = nanos.getAsLong();
        Known last = known.get(session);
        if (last != null && now - last.at() < GOOD_FOR.toNanos()) {
            return last.counts();
        }
        NavCounts counts = count(handle, commune, person, authority);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(session, new Known(counts, now));
        return counts;
    }

    /** This session has done something. */
    void forget(String session) {
        known.remove(session);
    }

    private NavCounts count(Handle handle, CommuneId commune, PersonId person, Authority authority) {
        NavCounts all = store.of(handle, commune, person);
        return new NavCounts(
                authority.mayAnywhere(Right.APPROVE_DIRECTIVE) ? all.approvals() : 0,
                authority.mayAnywhere(Right.SERVE_RESIDENTS) ? all.talks() : 0,
                all.joins() > 0 && authority.mayAnywhere(Right.MANAGE_MEMBERS) ? joins(handle, commune, person) : 0,
                authority.mayAnywhere(Right.EDIT_FAQ) ? all.questions() : 0);
    }

    private int joins(Handle handle, CommuneId commune, PersonId person) {
        return memberships.openRequests(handle, commune, person) instanceof MembershipResult.Requests asked
                ? asked.open().size()
                : 0;
    }
}
