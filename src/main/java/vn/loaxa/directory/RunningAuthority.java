package vn.loaxa.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The hats somebody wears today, each with what it covers. */
final class RunningAuthority implements Authority {
    /** @param bodies the branch led, or the bodies of the village headed; empty for hats of the whole commune */
    record Worn(
            Hat hat,
            String title,
            Set<BodyId> bodies,
            @Nullable VillageId village) {
        Worn {
            bodies = Set.copyOf(bodies);
        }
    }

    private final PersonId person;
    private final List<Worn> worn;

    /** {@code worn}: the highest first. */
    RunningAuthority(PersonId person, List<Worn> worn) {
        this.person = person;
        this.worn = List.copyOf(worn);
    }

    @Override
    public PersonId person() {
        return person;
    }

    @Override
    public boolean mayAnywhere(Right right) {
        return worn.stream().anyMatch(hat -> reach(right, hat) != RightsMatrix.Reach.NOWHERE);
    }

    @Override
    public boolean mayEverywhere(Right right) {
        return worn.stream().anyMatch(hat -> reach(right, hat) == RightsMatrix.Reach.EVERYWHERE);
    }

    @Override
    public boolean may(Right right, Body body) {
        return mayEverywhere(right) || own(right, hat -> hat.bodies().contains(body.id()));
    }

    @Override
    public boolean mayInVillage(Right right, VillageId village) {
        return mayEverywhere(right) || own(right, hat -> village.equals(hat.village()));
    }

    @Override
    public boolean mayFor(Right right, Person subject, List<Body> bodiesOfSubject) {
        VillageId home = subject.village();
        if (home != null && mayInVillage(right, home)) {
            return true;
        }
        var bodies = new HashSet<BodyId>();
        bodiesOfSubject.forEach(body -> bodies.add(body.id()));
        return mayEverywhere(right) || own(right, hat -> hat.bodies().stream().anyMatch(bodies::contains));
    }

    @Override
    public List<String> titles() {
        return worn.stream().map(Worn::title).distinct().toList();
    }

    private boolean own(Right right, Predicate<Worn> covers) {
        return worn.stream().anyMatch(hat -> reach(right, hat) == RightsMatrix.Reach.OWN && covers.test(hat));
    }

    private static RightsMatrix.Reach reach(Right right, Worn worn) {
        return RightsMatrix.reach(right, worn.hat());
    }
}
