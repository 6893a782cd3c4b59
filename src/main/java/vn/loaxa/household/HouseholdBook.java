package vn.loaxa.household;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Village;

/**
 * The digital team's list of households. Who may do what is the caller's to check. All writes take part in the caller's
 * transaction. Thread-safe: holds no state of its own.
 */
public final class HouseholdBook {
    private final Audit audit;
    private final Clock clock;
    private final HouseholdStore store = new HouseholdStore();

    public HouseholdBook(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** All of the commune, by village and name. */
    public List<Household> list(Handle handle, CommuneId commune) {
        return store.list(handle, commune);
    }

    /** Adds those that the village's list lacks. @return how many */
    public int add(Handle handle, CommuneId commune, Actor actor, Village village, List<String> heads) {
        int added = 0;
        for (String head : heads) {
            added += store.add(handle, commune, village.id(), head, clock.instant()) ? 1 : 0;
        }
        if (added > 0) {
            audit.record(
                    handle,
                    commune,
                    actor,
                    "household.added",
                    "village:" + village.id(),
                    Map.of("village", village.name(), "people", String.valueOf(added)));
        }
        return added;
    }

    /** Whether somebody of the house is in the village's group chat. */
    public void inGroup(Handle handle, CommuneId commune, Actor actor, Household household, boolean is) {
        if (household.inGroup() != is) {
            store.inGroup(handle, household.id(), is);
            record(handle, commune, actor, is ? "household.in-group" : "household.not-in-group", household);
        }
    }

    /** Somebody was there and showed how it works. */
    public void visit(Handle handle, CommuneId commune, Actor actor, Household household, PersonId by) {
        store.visit(handle, commune, household.id(), by, clock.instant());
        record(handle, commune, actor, "household.visited", household);
    }

    private void record(Handle handle, CommuneId commune, Actor actor, String action, Household household) {
        audit.record(handle, commune, actor, action, "household:" + household.id(), Map.of());
    }
}
