package vn.loaxa.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A role held by a person for a term; {@code title} is how it is shown ("Chủ tịch UBND xã"). */
public record RoleGrant(
        PersonId person,
        OfficialRole role,
        String title,
        @Nullable VillageId village,
        LocalDate since,
        @Nullable LocalDate until) {}
