package vn.loaxa.directory.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.imports.Entries.PersonEntry;
import vn.loaxa.directory.imports.Entries.RoleEntry;
import vn.loaxa.directory.imports.RollStore.PersonRow;
import vn.loaxa.text.PersonNames;
import vn.loaxa.text.PhoneNumber;

/** Finds the person of the roll whom an entry means: by phone, else by Zalo account, else by name, village and body. */
final class PersonMatch {
    private final CurrentRoll roll;
    private final Faults faults;
    private final boolean renames;

    /** {@code renames}: the file may give another name to the holder of a phone or account; a roster may not. */
    PersonMatch(CurrentRoll roll, Faults faults, boolean renames) {
        this.roll = roll;
        this.faults = faults;
        this.renames = renames;
    }

    /** Whom the entry means; {@code found} is null for somebody new; {@code failed} after a fault. */
    record Outcome(@Nullable PersonRow found, boolean failed) {}

    Outcome match(PersonEntry entry, @Nullable Long village, Set<Long> bodies) {
        Outcome byPhone = byPhone(entry);
        if (byPhone.failed()) {
            return byPhone;
        }
        PersonRow byZalo = entry.zalo() == null ? null : roll.withZalo(entry.zalo());
        PersonRow found = byPhone.found() == null ? byZalo : byPhone.found();
        if (found == null) {
            return byName(entry, village, bodies);
        }
        if (byZalo != null && byZalo.id() != found.id()) {
            return fail(entry, "zalo_user_id", "zalo-of-other", byZalo);
        }
        boolean sameName = PersonNames.alike(found.name(), entry.name());
        return sameName || renames
                ? new Outcome(found, false)
                : fail(entry, "phone", byPhone.found() == null ? "zalo-of-other" : "phone-of-other", found);
    }

    /** A roster is often typed without accents: it corrects nobody's name. */
    String nameAfter(PersonRow before, PersonEntry entry) {
        return renames ? entry.name() : before.name();
    }

    private Outcome byPhone(PersonEntry entry) {
        List<PersonRow> holders = entry.phone() == null ? List.of() : roll.withPhone(entry.phone());
        if (holders.size() < 2) {
            return new Outcome(holders.isEmpty() ? null : holders.get(0), false);
        }
        Optional<PersonRow> alike = holders.stream()
                .filter(person -> PersonNames.alike(person.name(), entry.name()))
                .findFirst();
        return alike.map(person -> new Outcome(person, false))
                .orElseGet(() -> fail(entry, "phone", "phone-of-other", holders.get(0)));
    }

    /** Only somebody whose phone and account do not speak against it, and who shares a body or a role, or has none yet. */
    private Outcome byName(PersonEntry entry, @Nullable Long village, Set<Long> bodies) {
        List<PersonRow> candidates = roll.named(entry.name(), village).stream()
                .filter(person -> entry.phone() == null || person.phone() == null)
                .filter(person -> entry.zalo() == null || person.zalo() == null)
                .filter(person -> bodies.isEmpty() ? sharesRole(person, entry) : sharesBody(person, bodies))
                .toList();
        if (candidates.size() > 1) {
            return fail(entry, "name", "ambiguous-person", candidates.get(0));
        }
        return new Outcome(candidates.isEmpty() ? null : candidates.get(0), false);
    }

    private boolean sharesBody(PersonRow person, Set<Long> bodies) {
        return roll.membershipsOf(person.id()).stream().anyMatch(membership -> bodies.contains(membership.body()));
    }

    private boolean sharesRole(PersonRow person, PersonEntry entry) {
        Set<?> wanted = Set.copyOf(entry.roles().stream().map(RoleEntry::role).toList());
        boolean free = roll.membershipsOf(person.id()).isEmpty()
                && roll.roles().stream().noneMatch(role -> role.person() == person.id());
        return free
                || roll.roles().stream().anyMatch(role -> role.person() == person.id() && wanted.contains(role.role()));
    }

    private Outcome fail(PersonEntry entry, String field, String key, PersonRow other) {
        faults.add(
                entry.place(),
                field,
                key,
                Map.of(
                        "name",
                        entry.name(),
                        "other",
                        other.name(),
                        "value",
                        entry.phone() == null ? "" : PhoneNumber.show(entry.phone())));
        return new Outcome(null, true);
    }
}
