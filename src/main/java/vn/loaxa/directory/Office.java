package vn.loaxa.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A post that somebody holds or held: an official role, or the lead of a body. Exactly one of {@code role} and {@code lead} is
 * there.
 *
 * @param title how it is shown ("Chi hội trưởng Chi hội Nông dân thôn 3")
 * @param body the body led; null for official roles
 * @param village scope of village heads and digital teams, or the village of the body
 * @param until last day of the term; null while there is no end
 * @param running whether the term runs today
 */
public record Office(
        long id,
        PersonId person,
        String personName,
        String title,
        @Nullable OfficialRole role,
        @Nullable MemberRole lead,
        @Nullable BodyId body,
        @Nullable VillageId village,
        LocalDate since,
        @Nullable LocalDate until,
        boolean running) {

    /** What names it in addresses: {@code v12} an official role, {@code h34} the lead of a body. */
    public String key() {
        return (role != null ? "v" : "h") + id;
    }
}
