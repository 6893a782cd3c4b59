package vn.loaxa.directory.imports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.imports.Entries.MembershipEntry;
import vn.loaxa.directory.imports.Entries.PersonEntry;
import vn.loaxa.directory.imports.Entries.RoleEntry;
import vn.loaxa.text.PhoneNumber;
import vn.loaxa.yaml.YamlNode;

/** Reads the list {@code people:} of the organisation file. */
final class PeopleReader {
    /** Zalo's ids have up to 19 digits today (zalo-openapi §0.1); they are opaque, so only what cannot be one is refused. */
    private static final Pattern ZALO_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Faults faults;

    PeopleReader(Faults faults) {
        this.faults = faults;
    }

    PersonEntry person(Section section) {
        var entry = new PersonEntry(
                section.place(),
                section.required("name"),
                zalo(section),
                phone(faults, section.optional("phone"), section.place("phone"), "phone"),
                section.optional("village"),
                roles(section),
                section.sections("memberships").stream().map(this::membership).toList());
        section.done();
        return entry;
    }

    private @Nullable String zalo(Section section) {
        String id = section.optional("zalo_user_id");
        if (id != null && !ZALO_ID.matcher(id).matches()) {
            faults.add(section.place("zalo_user_id"), "zalo_user_id", "bad-zalo-id", Map.of("value", id));
            return null;
        }
        return id;
    }

    /** The number in one form; null if there is none, or after a fault. */
    static @Nullable String phone(Faults faults, @Nullable String typed, Place place, String field) {
        if (typed == null || typed.isEmpty()) {
            return null;
        }
        PhoneNumber read = PhoneNumber.read(typed);
        read.problem()
                .ifPresent(problem -> faults.add(place, field, "phone." + problem.name(), Map.of("value", typed)));
        return read.number().orElse(null);
    }

    /** Each a word ({@code drafter}) or a mapping with title, village and term. */
    private List<RoleEntry> roles(Section person) {
        var roles = new ArrayList<RoleEntry>();
        for (YamlNode item : person.items("roles")) {
            if (item.isMap()) {
                Section section = Section.of(faults, item);
                Optional<OfficialRole> role =
                        OrganisationReader.role(faults, section.required("role"), section.place("role"));
                var title = section.optional("title");
                var village = section.optional("village");
                LocalDate since = day(section, "since");
                LocalDate until = until(section, since);
                section.done();
                role.ifPresent(known -> roles.add(new RoleEntry(section.place(), known, title, village, since, until)));
            } else if (item.isText()) {
                Place place = Section.place(item);
                OrganisationReader.role(faults, item.text(), place)
                        .ifPresent(role -> roles.add(new RoleEntry(place, role, null, null, null, null)));
            }
        }
        return roles;
    }

    private MembershipEntry membership(Section section) {
        LocalDate since = day(section, "since");
        var entry = new MembershipEntry(
                section.place(), section.required("body"), memberRole(section), since, until(section, since));
        section.done();
        return entry;
    }

    private @Nullable MemberRole memberRole(Section section) {
        String name = section.optional("role");
        if (name == null) {
            return null;
        }
        try {
            return MemberRole.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            faults.add(
                    section.place("role"),
                    "role",
                    "bad-role",
                    Map.of("value", name, "known", "member, deputy, leader, chair"));
            return null;
        }
    }

    private @Nullable LocalDate until(Section section, @Nullable LocalDate since) {
        LocalDate until = day(section, "until");
        if (since != null && until != null && until.isBefore(since)) {
            faults.add(section.place("until"), "until", "term-backwards", Map.of("value", until, "since", since));
        }
        return until;
    }

    private @Nullable LocalDate day(Section section, String key) {
        String text = section.optional(key);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(section.place(key), key, "bad-day", Map.of("value", text));
            return null;
        }
    }
}
