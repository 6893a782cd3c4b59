package vn.loaxa.directory;

import java.util.List;

/** Whom a directive is for, as chosen. Resolved to people by {@link Directory#recipients}. The order matters: a person in several parts counts in the first. */
public record Audience(List<Part> parts) {
    public Audience {
        parts = List.copyOf(parts);
    }

    public static Audience of(Part... parts) {
        return new Audience(List.of(parts));
    }

    /** One line of the choice. */
    public sealed interface Part {
        /** Everyone in the roll of the commune. */
        record Everyone() implements Part {}

        /** Members of a body and of all bodies below it. */
        record OfBody(BodyId body) implements Part {}

        /** Everyone who lives in the village. */
        record OfVillage(VillageId village) implements Part {}

        /** Members of a body (with those below it) who live in the village. */
        record OfBodyInVillage(BodyId body, VillageId village) implements Part {}

        /** Those who hold this place in any body: "toàn bộ chi hội trưởng". */
        record OfMemberRole(MemberRole role) implements Part {}

        /** Those who hold this role: "trưởng thôn". */
        record OfOfficialRole(OfficialRole role) implements Part {}
    }
}
