package vn.loaxa.simulator.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What stands on the stage when the simulator starts: the account, its phones and its groups. */
public record Scene(Oa oa, List<Phone> phones, List<Group> groups, List<Asset> assets) {
    public Scene {
        Objects.requireNonNull(oa, "oa");
        phones = List.copyOf(phones);
        groups = List.copyOf(groups);
        assets = List.copyOf(assets);
    }

    /** An account with a few free places for groups, and nobody there yet. */
    public static Scene of(Oa oa) {
        LocalDate end = oa.packageValidThrough();
        return new Scene(
                oa,
                List.of(),
                List.of(),
                List.of(
                        new Asset("as-1", "gmf100", end, true),
                        new Asset("as-2", "gmf100", end, true),
                        new Asset("as-3", "gmf1000", end, false)));
    }

    public Scene withPhones(List<Phone> some) {
        return new Scene(oa, some, groups, assets);
    }

    public Scene withGroups(List<Group> some) {
        return new Scene(oa, phones, some, assets);
    }

    public Scene withAssets(List<Asset> some) {
        return new Scene(oa, phones, groups, some);
    }
}
