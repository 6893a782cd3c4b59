package vn.loaxa.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;

/**
 * Whose figures are counted: of the whole commune, or of the branch that a leader leads and the village that a head heads.
 * Everything in the report is counted inside it, so that nobody sees figures of others by subtracting.
 */
public record Scope(boolean whole, Set<BodyId> bodies, Set<VillageId> villages) {
    /** No row has it; for lists that must not be empty. */
    private static final long NOBODY = -1;

    public static final Scope COMMUNE = new Scope(true, Set.of(), Set.of());

    public Scope {
        bodies = Set.copyOf(bodies);
        villages = Set.copyOf(villages);
    }

    /**
     * What this person may see reports of.
     *
     * @param bodies by their keys, those that were merged by the body that they became: what was counted in them goes on there
     */
    public static Scope of(Authority authority, Map<BodyId, Body> bodies, Collection<Village> villages) {
        if (authority.mayEverywhere(Right.SEE_REPORTS)) {
            return COMMUNE;
        }
        Set<BodyId> ownBodies = new HashSet<>();
        bodies.forEach((key, body) -> {
            if (authority.may(Right.SEE_REPORTS, body)) {
                ownBodies.add(key);
            }
        });
        Set<VillageId> ownVillages = new HashSet<>();
        villages.stream()
                .filter(village -> authority.mayInVillage(Right.SEE_REPORTS, village.id()))
                .forEach(village -> ownVillages.add(village.id()));
        return new Scope(false, ownBodies, ownVillages);
    }

    boolean covers(Body body) {
        return whole || bodies.contains(body.id());
    }

    boolean covers(Village village) {
        return whole || villages.contains(village.id());
    }

    List<Long> bodyIds() {
        return whole || bodies.isEmpty()
                ? List.of(NOBODY)
                : bodies.stream().map(BodyId::value).toList();
    }

    List<Long> villageIds() {
        return whole || villages.isEmpty()
                ? List.of(NOBODY)
                : villages.stream().map(VillageId::value).toList();
    }
}
