package vn.loaxa.household;

import java.time.Clock;
import java.time.LocalDate;
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

    /** Somebody was there, and showed this. */
    public void visit(Handle handle, CommuneId commune, Actor actor, Household household, PersonId by, Lesson lesson) {
        store.visit(handle, commune, household.id(), by, lesson, clock.instant());
        Map<String, String> details = lesson.people() == 0
                ? Map.of()
                : Map.of("lesson", lesson.code(), "people", String.valueOf(lesson.people()));
        audit.record(handle, commune, actor, "household.visited", "household:" + household.id(), details);
    }

    /** A lesson was held in the village. */
    public void hold(
            Handle handle, CommuneId commune, Actor actor, Village village, PersonId by, Lesson lesson, LocalDate day) {
        store.hold(handle, commune, village.id(), by, lesson, day, clock.instant());
        audit.record(
                handle,
                commune,
                actor,
                "lesson.held",
                "village:" + village.id(),
                Map.of(
                        "village", village.name(),
                        "lesson", lesson.code(),
                        "people", String.valueOf(lesson.people())));
    }

    /** The latest of a village, newest first, at most so many. */
    public List<LessonSession> sessions(Handle handle, Village village, int most) {
        return store.sessions(handle, village.id(), most);
    }

    private void record(Handle handle, CommuneId commune, Actor actor, String action, Household household) {
        audit.record(handle, commune, actor, action, "household:" + household.id(), Map.of());
    }
}
