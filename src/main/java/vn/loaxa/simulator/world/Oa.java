package vn.loaxa.simulator.world;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Official Account.
 *
 * @param packageValidThrough last day of its paid package
 * @param administrators user ids; a new group needs one of them. Empty: not checked
 * @param wallet đồng in the linked ZCA wallet; null: no wallet (-320)
 */
public record Oa(
        String oaId,
        String name,
        String description,
        String packageName,
        LocalDate packageValidThrough,
        Set<String> administrators,
        @Nullable Long wallet) {
    public Oa {
        administrators = Set.copyOf(administrators);
    }

    public static Oa of(String oaId, String name) {
        return new Oa(oaId, name, "", "Toàn diện", LocalDate.of(2027, 12, 31), Set.of(), 1_000_000L);
    }

    public Oa administeredBy(Set<String> userIds) {
        return new Oa(oaId, name, description, packageName, packageValidThrough, userIds, wallet);
    }

    public Oa holding(@Nullable Long dong) {
        return new Oa(oaId, name, description, packageName, packageValidThrough, administrators, dong);
    }
}
