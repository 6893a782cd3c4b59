package vn.loaxa.directory.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Renaming;

/** What stands in the files, checked and with its places, before it meets the database. */
final class Entries {
    private Entries() {}

    record Organisation(
            CommuneEntry commune,
            List<VillageEntry> villages,
            List<BodyEntry> bodies,
            List<AccountEntry> accounts,
            List<AudienceEntry> audiences,
            List<PersonEntry> people) {}

    record CommuneEntry(
            Place place,
            String code,
            String name,
            String villageTerm,
            String zone,
            List<String> formerNames,
            Map<String, String> details) {}

    record VillageEntry(
            Place place,
            String code,
            String name,
            List<String> aliases,
            List<String> formerNames,
            @Nullable String headTitle,
            @Nullable String teamTitle,
            Map<String, String> details) {
        /** As if the file knew that the village goes by another name now. */
        VillageEntry named(String other) {
            return new VillageEntry(
                    place,
                    code,
                    other,
                    aliases,
                    formerNames,
                    inTitle(headTitle, name, other),
                    inTitle(teamTitle, name, other),
                    details);
        }
    }

    /** Parents come before their children. */
    record BodyEntry(
            Place place,
            String code,
            String name,
            BodyKind kind,
            @Nullable String parent,
            @Nullable String village,
            @Nullable String group,
            List<String> aliases,
            List<String> formerNames,
            @Nullable String leaderTitle,
            @Nullable String deputyTitle,
            @Nullable Integer members,
            @Nullable Integer linked,
            int position) {
        /** As if the file knew that the body goes by another name now. */
        BodyEntry named(String other) {
            return new BodyEntry(
                    place,
                    code,
                    other,
                    kind,
                    parent,
                    village,
                    group,
                    aliases,
                    formerNames,
                    inTitle(leaderTitle, name, other),
                    inTitle(deputyTitle, name, other),
                    members,
                    linked,
                    position);
        }
    }

    private static @Nullable String inTitle(@Nullable String title, String from, String to) {
        return title == null ? null : Renaming.inside(title, from, to);
    }

    /** A title of the file that somebody must hold. */
    record AccountEntry(
            Place place,
            OfficialRole role,
            String title,
            @Nullable String village) {}

    record AudienceEntry(Place place, String code, String name, Map<String, List<String>> definition) {}

    record PersonEntry(
            Place place,
            String name,
            @Nullable String zalo,
            @Nullable String phone,
            @Nullable String village,
            List<RoleEntry> roles,
            List<MembershipEntry> memberships) {}

    record RoleEntry(
            Place place,
            OfficialRole role,
            @Nullable String title,
            @Nullable String village,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    /** {@code role} null: as it stands, and an ordinary member if it stands not at all. */
    record MembershipEntry(
            Place place,
            String body,
            @Nullable MemberRole role,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}
}
