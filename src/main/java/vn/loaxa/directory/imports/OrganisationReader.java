package vn.loaxa.directory.imports;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.imports.Entries.AccountEntry;
import vn.loaxa.directory.imports.Entries.AudienceEntry;
import vn.loaxa.directory.imports.Entries.BodyEntry;
import vn.loaxa.directory.imports.Entries.CommuneEntry;
import vn.loaxa.directory.imports.Entries.Organisation;
import vn.loaxa.directory.imports.Entries.VillageEntry;
import vn.loaxa.yaml.YamlNode;

/** Reads the organisation file into entries. */
final class OrganisationReader {
    private static final Set<String> COUNTS =
            Set.of("households", "population", "adults_18_plus", "zalo_group_members", "members");

    private final Faults faults;
    private final List<BodyEntry> bodies = new ArrayList<>();

    OrganisationReader(Faults faults) {
        this.faults = faults;
    }

    Organisation read(YamlNode root) {
        Section file = Section.of(faults, root);
        file.skip("schema_version", "locale", "basis");
        Section commune = file.section("commune");
        if (commune == null) {
            faults.add(file.place(), "commune", "missing-key", Map.of("key", "commune"));
        }
        List<VillageEntry> villages =
                file.sections("villages").stream().map(this::village).toList();
        file.sections("offices").forEach(this::office);
        file.sections("associations").forEach(this::association);
        file.sections("single_level_bodies").forEach(this::single);
        var people = new PeopleReader(faults);
        var organisation = new Organisation(
                commune(commune, zone(file)),
                villages,
                List.copyOf(bodies),
                accounts(file),
                file.sections("audiences").stream().map(this::audience).toList(),
                file.sections("people").stream().map(people::person).toList());
        file.done();
        return organisation;
    }

    private String zone(Section file) {
        String zone = Optional.ofNullable(file.optional("timezone")).orElse("Asia/Ho_Chi_Minh");
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            faults.add(file.place("timezone"), "timezone", "bad-zone", Map.of("value", zone));
            return "Asia/Ho_Chi_Minh";
        }
    }

    private CommuneEntry commune(@Nullable Section section, String zone) {
        if (section == null) {
            return new CommuneEntry(Place.FILE, "", "", "", zone, List.of(), Map.of());
        }
        String level = section.optional("level");
        if (level != null && !List.of("xa", "phuong", "dac_khu").contains(level)) {
            faults.add(section.place("level"), "level", "bad-level", Map.of("value", level));
        }
        var entry = new CommuneEntry(
                section.place(),
                section.required("code"),
                section.required("name"),
                Optional.ofNullable(section.optional("village_term")).orElse("thôn"),
                zone,
                strings(section, "former_names"),
                details(section, "level", "province", "population", "households"));
        section.done();
        return entry;
    }

    private VillageEntry village(Section section) {
        Section team = section.section("digital_team");
        String teamTitle = null;
        Map<String, String> details = details(
                section,
                "households",
                "population",
                "adults_18_plus",
                "smartphone_rate",
                "zalo_group_members",
                "party_cell_role",
                "front_role");
        if (team != null) {
            teamTitle = team.optional("leader_role");
            details(team, "name", "members").forEach((key, value) -> details.put("digital_team." + key, value));
            team.done();
        }
        var entry = new VillageEntry(
                section.place(),
                section.required("code"),
                section.required("name"),
                strings(section, "aliases"),
                strings(section, "former_names"),
                section.optional("head_role"),
                teamTitle,
                details);
        section.done();
        return entry;
    }

    private void office(Section section) {
        body(section, BodyKind.OFFICE, null, null, "head_role");
        section.done();
    }

    private void single(Section section) {
        body(section, BodyKind.ASSOCIATION, null, null, "head_role");
        section.done();
    }

    private void association(Section section) {
        section.skip("key", "small_group_term", "members_total");
        BodyEntry association = body(section, BodyKind.ASSOCIATION, null, null, "chair_role");
        for (Section sub : section.sections("sub_associations")) {
            BodyEntry entry = body(sub, BodyKind.SUB_ASSOCIATION, association.code(), null, "leader_role");
            smallGroups(sub, entry);
            sub.done();
        }
        section.done();
    }

    /** Either how many there are, which is only told, or the groups themselves. */
    private void smallGroups(Section sub, BodyEntry parent) {
        if (!sub.isList("small_groups")) {
            sub.count("small_groups");
            return;
        }
        for (Section group : sub.sections("small_groups")) {
            body(group, BodyKind.SMALL_GROUP, parent.code(), parent.village(), "leader_role");
            group.done();
        }
    }

    private BodyEntry body(
            Section section, BodyKind kind, @Nullable String parent, @Nullable String village, String leaderKey) {
        String own = section.optional("village");
        var entry = new BodyEntry(
                section.place(),
                section.required("code"),
                section.required("name"),
                kind,
                parent,
                own == null ? village : own,
                section.optional("zalo_group_id"),
                strings(section, "aliases"),
                strings(section, "former_names"),
                section.optional(leaderKey),
                section.optional("deputy_role"),
                section.count("members"),
                section.count("zalo_linked"),
                bodies.size());
        bodies.add(entry);
        return entry;
    }

    private List<AccountEntry> accounts(Section file) {
        var accounts = new ArrayList<AccountEntry>();
        for (Section section : file.sections("accounts")) {
            section.skip("scope");
            Optional<OfficialRole> role = role(faults, section.required("role"), section.place("role"));
            String title = section.required("title");
            String village = section.optional("village");
            section.done();
            role.ifPresent(known -> accounts.add(new AccountEntry(section.place(), known, title, village)));
        }
        return accounts;
    }

    private AudienceEntry audience(Section section) {
        var definition = new LinkedHashMap<String, List<String>>();
        for (String key : List.of("associations", "bodies", "villages", "role", "tag")) {
            List<String> values = strings(section, key);
            if (!values.isEmpty()) {
                definition.put(key, values);
            }
        }
        var entry = new AudienceEntry(section.place(), section.required("code"), section.required("name"), definition);
        section.done();
        return entry;
    }

    /** Empty after a fault. */
    static Optional<OfficialRole> role(Faults faults, String name, Place place) {
        try {
            return Optional.of(OfficialRole.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            if (!name.isEmpty()) {
                String known = Arrays.toString(OfficialRole.values()).toLowerCase(Locale.ROOT);
                faults.add(place, "role", "bad-role", Map.of("value", name, "known", known));
            }
            return Optional.empty();
        }
    }

    private static List<String> strings(Section section, String key) {
        return section.texts(key).stream().map(Section.Value::text).toList();
    }

    private static Map<String, String> details(Section section, String... keys) {
        var details = new TreeMap<String, String>();
        for (String key : keys) {
            if (COUNTS.contains(key)) {
                section.count(key);
            }
            String value = section.optional(key);
            if (value != null) {
                details.put(key, value);
            }
        }
        return details;
    }
}
