package vn.loaxa.directory.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.imports.Entries.BodyEntry;
import vn.loaxa.directory.imports.Entries.MembershipEntry;
import vn.loaxa.directory.imports.Entries.Organisation;
import vn.loaxa.directory.imports.Entries.PersonEntry;
import vn.loaxa.directory.imports.Entries.RoleEntry;
import vn.loaxa.text.EditDistance;

/** What must hold between the entries of one organisation file: codes that are unique and codes that exist. */
final class OrganisationChecks {
    private final Faults faults;
    private final Map<String, Place> villages = new HashMap<>();
    private final Map<String, BodyKind> bodies = new HashMap<>();

    OrganisationChecks(Faults faults) {
        this.faults = faults;
    }

    void check(Organisation file) {
        file.villages().forEach(village -> unique(villages, village.code(), village.place(), "code"));
        Map<String, Place> codes = new HashMap<>();
        Map<String, Place> groups = new HashMap<>();
        for (BodyEntry body : file.bodies()) {
            unique(codes, body.code(), body.place(), "code");
            unique(groups, body.group(), body.place(), "zalo_group_id");
            bodies.put(body.code(), body.kind());
            village(body.village(), body.place(), "village");
        }
        Map<String, Place> audiences = new HashMap<>();
        file.audiences().forEach(audience -> {
            unique(audiences, audience.code(), audience.place(), "code");
            Map<String, List<String>> definition = audience.definition();
            definition.getOrDefault("villages", List.of()).forEach(code -> village(code, audience.place(), "villages"));
            for (String key : List.of("associations", "bodies")) {
                definition.getOrDefault(key, List.of()).forEach(code -> body(code, audience.place(), key));
            }
        });
        file.accounts().forEach(account -> village(account.village(), account.place(), "village"));
        people(file.people());
    }

    private void people(List<PersonEntry> people) {
        Map<String, Place> phones = new HashMap<>();
        Map<String, Place> accounts = new HashMap<>();
        for (PersonEntry person : people) {
            unique(phones, person.phone(), person.place(), "phone");
            unique(accounts, person.zalo(), person.place(), "zalo_user_id");
            village(person.village(), person.place(), "village");
            person.roles().forEach(role -> role(person, role));
            Set<String> seen = new HashSet<>();
            for (MembershipEntry membership : person.memberships()) {
                membership(membership);
                if (!seen.add(membership.body())) {
                    faults.add(membership.place(), "body", "body-twice", Map.of("value", membership.body()));
                }
            }
        }
    }

    private void role(PersonEntry person, RoleEntry role) {
        village(role.village(), role.place(), "village");
        boolean ofVillage = role.role() == OfficialRole.VILLAGE_HEAD || role.role() == OfficialRole.DIGITAL_TEAM;
        if (ofVillage && role.village() == null && person.village() == null) {
            faults.add(role.place(), "roles", "role-needs-village", Map.of("name", person.name()));
        }
    }

    private void membership(MembershipEntry membership) {
        body(membership.body(), membership.place(), "body");
        BodyKind kind = bodies.get(membership.body());
        if (membership.role() == MemberRole.CHAIR
                && (kind == BodyKind.SUB_ASSOCIATION || kind == BodyKind.SMALL_GROUP)) {
            faults.add(membership.place(), "role", "chair-below", Map.of("value", membership.body()));
        }
    }

    private void unique(Map<String, Place> seen, @Nullable String value, Place place, String field) {
        if (value == null || value.isEmpty()) {
            return;
        }
        Place first = seen.putIfAbsent(value, place);
        if (first != null) {
            faults.add(place, field, "twice", Map.of("value", value, "line", first.line()));
        }
    }

    private void village(@Nullable String code, Place place, String field) {
        if (code != null && !villages.containsKey(code)) {
            faults.add(
                    place, field, "unknown-village", Map.of("value", code, "known", nearest(code, villages.keySet())));
        }
    }

    private void body(String code, Place place, String field) {
        if (!code.isEmpty() && !bodies.containsKey(code)) {
            faults.add(place, field, "unknown-body", Map.of("value", code, "known", nearest(code, bodies.keySet())));
        }
    }

    /** The codes that look most like it, for the remedy. */
    private static String nearest(String code, Set<String> known) {
        return String.join(
                ", ",
                known.stream()
                        .filter(name -> !name.isEmpty())
                        .sorted((one, other) -> {
                            int nearer =
                                    Integer.compare(EditDistance.between(code, one), EditDistance.between(code, other));
                            return nearer != 0 ? nearer : one.compareTo(other);
                        })
                        .limit(3)
                        .toList());
    }
}
