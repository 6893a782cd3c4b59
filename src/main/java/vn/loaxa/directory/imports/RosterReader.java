package vn.loaxa.directory.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyFinder;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageFinder;
import vn.loaxa.directory.imports.Entries.MembershipEntry;
import vn.loaxa.directory.imports.Entries.PersonEntry;
import vn.loaxa.directory.imports.RosterColumns.Column;
import vn.loaxa.directory.imports.RosterTable.Cell;
import vn.loaxa.text.PersonNames;

/** Reads the rows of a roster as people, each with the bodies that the commune knows. */
final class RosterReader {
    /** Several bodies in one cell. A comma parts them only where the whole is no body's name. */
    private static final Pattern PARTS = Pattern.compile("\\s*[;|\\n]\\s*");

    private static final Pattern COMMAS = Pattern.compile("\\s*,\\s*");
    private static final int MOST_HINTS = 4;

    private final Faults faults;
    private final List<Body> bodies;
    private final BodyFinder finder;
    private final VillageFinder villages;
    private final Map<String, Place> seen = new HashMap<>();
    private final Map<String, Optional<List<Body>>> known = new HashMap<>();

    RosterReader(Faults faults, List<Body> bodies, BodyFinder finder, List<Village> villages) {
        this.faults = faults;
        this.bodies = bodies;
        this.finder = finder;
        this.villages = new VillageFinder(villages);
    }

    List<PersonEntry> read(List<List<Cell>> rows, RosterColumns columns) {
        return rows.stream()
                .skip(columns.head() + 1L)
                .map(row -> person(row, columns))
                .toList();
    }

    private PersonEntry person(List<Cell> row, RosterColumns columns) {
        Cell name = columns.cell(row, Column.NAME);
        if (name.text().isEmpty()) {
            faults.add(name.place(), Column.NAME.label(), "empty-cell", Map.of("column", Column.NAME.label()));
        }
        Cell phone = columns.cell(row, Column.PHONE);
        String number = PeopleReader.phone(faults, phone.text(), phone.place(), Column.PHONE.label());
        Village village = village(columns.cell(row, Column.VILLAGE));
        List<MembershipEntry> memberships =
                memberships(columns.cell(row, Column.BODY), columns.cell(row, Column.ROLE), village);
        String zalo = columns.cell(row, Column.ZALO).text();
        var entry = new PersonEntry(
                name.place(),
                name.text(),
                zalo.isEmpty() ? null : zalo,
                number,
                village == null ? null : village.code(),
                List.of(),
                memberships);
        checkTwice(entry);
        return entry;
    }

    /** Two lines alike are a slip of copying; two people of one name need a phone to be told apart. */
    private void checkTwice(PersonEntry entry) {
        for (MembershipEntry membership : entry.memberships()) {
            String key = String.join(
                    "|",
                    PersonNames.sortKey(entry.name()),
                    String.valueOf(entry.village()),
                    String.valueOf(entry.phone()),
                    membership.body());
            Place first = seen.putIfAbsent(key, entry.place());
            if (first != null) {
                faults.add(
                        entry.place(),
                        Column.NAME.label(),
                        "row-twice",
                        Map.of("name", entry.name(), "line", first.line()));
                return;
            }
        }
    }

    private @Nullable Village village(Cell cell) {
        if (cell.text().isEmpty()) {
            return null;
        }
        // In this column a bare "3" is a village too.
        Optional<Village> village = villages.find(cell.text()).or(() -> villages.find("thôn " + cell.text()));
        if (village.isEmpty()) {
            faults.add(cell.place(), Column.VILLAGE.label(), "no-such-village", Map.of("value", cell.text()));
        }
        return village.orElse(null);
    }

    private List<MembershipEntry> memberships(Cell body, Cell role, @Nullable Village village) {
        if (body.text().isEmpty()) {
            faults.add(body.place(), Column.BODY.label(), "empty-cell", Map.of("column", Column.BODY.label()));
            return List.of();
        }
        List<String> names = parts(body.text());
        List<String> roles = role.text().isEmpty()
                ? List.of()
                : PARTS.splitAsStream(role.text()).toList();
        if (!roles.isEmpty() && roles.size() != names.size()) {
            faults.add(
                    role.place(),
                    Column.ROLE.label(),
                    "roles-and-bodies",
                    Map.of("roles", roles.size(), "bodies", names.size()));
            return List.of();
        }
        var memberships = new ArrayList<MembershipEntry>();
        for (int at = 0; at < names.size(); at++) {
            String typedRole = roles.isEmpty() ? "" : roles.get(at);
            body(names.get(at), body.place(), typedRole, village)
                    .flatMap(one -> membership(one, body.place(), typedRole, role.place()))
                    .ifPresent(memberships::add);
        }
        return memberships;
    }

    private List<String> parts(String text) {
        List<String> parts =
                PARTS.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
        if (parts.size() == 1 && text.indexOf(',') >= 0 && finder.find(text).size() != 1) {
            return COMMAS.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
        }
        return parts;
    }

    private Optional<MembershipEntry> membership(Body body, Place place, String typedRole, Place rolePlace) {
        if (typedRole.isEmpty()) {
            return Optional.of(new MembershipEntry(place, body.code(), null, null, null));
        }
        Optional<MemberRole> role = RosterRoles.read(typedRole, body.kind());
        if (role.isEmpty()) {
            faults.add(rolePlace, Column.ROLE.label(), "no-such-role", Map.of("value", typedRole, "body", body.name()));
        }
        return role.map(known -> new MembershipEntry(place, body.code(), known, null, null));
    }

    private Optional<Body> body(String typed, Place place, String typedRole, @Nullable Village village) {
        List<Body> found = find(typed, village);
        if (found.size() == 1) {
            return Optional.of(inVillage(found.get(0), typedRole, village));
        }
        String hints = String.join(
                ", ", found.stream().limit(MOST_HINTS).map(Body::name).toList());
        faults.add(
                place,
                Column.BODY.label(),
                found.isEmpty() ? "no-such-body" : "ambiguous-body",
                Map.of("value", typed, "known", hints));
        return Optional.empty();
    }

    /** "Chi hội Phụ nữ" beside "Thôn 3" is that of thôn 3. Lists repeat themselves, so each answer is kept. */
    private List<Body> find(String typed, @Nullable Village village) {
        String key = typed + "|" + (village == null ? "" : village.code());
        return known.computeIfAbsent(key, none -> {
                    List<Body> found = finder.find(typed);
                    List<Body> here = village == null || found.size() < 2
                            ? found
                            : found.stream()
                                    .filter(body -> village.id().equals(body.village()))
                                    .toList();
                    return Optional.of(here.size() == 1 ? here : found);
                })
                .orElseThrow();
    }

    /** "Hội Nông dân" beside "Thôn 3" is the sub-association there, unless the line is about the head of the association. */
    private Body inVillage(Body body, String typedRole, @Nullable Village village) {
        boolean head = RosterRoles.isHeadOfAssociation(typedRole);
        if (village == null || body.kind() != BodyKind.ASSOCIATION || head) {
            return body;
        }
        List<Body> here = bodies.stream()
                .filter(one -> body.id().equals(one.parent()) && village.id().equals(one.village()))
                .toList();
        return here.size() == 1 ? here.get(0) : body;
    }
}
