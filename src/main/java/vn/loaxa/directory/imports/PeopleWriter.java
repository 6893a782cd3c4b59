package vn.loaxa.directory.imports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.imports.Entries.MembershipEntry;
import vn.loaxa.directory.imports.Entries.PersonEntry;
import vn.loaxa.directory.imports.RollStore.MembershipRow;
import vn.loaxa.directory.imports.RollStore.PersonRow;

/** Brings people and memberships to what a file says. Nobody is taken off the roll, and no membership ended. */
final class PeopleWriter {
    private final RollStore store = new RollStore();
    private final Handle handle;
    private final CommuneId commune;
    private final CurrentRoll roll;
    private final Tally tally;
    private final PersonMatch match;
    private final RoleWriter roles;
    private final Map<String, Long> villages = new HashMap<>();
    private final Map<String, Long> bodies;
    private final Set<String> merged;
    private final Instant now;
    private final LocalDate today;

    /** {@code bodies}: keys by code; {@code merged}: those codes of the past. {@code renames}: see {@link PersonMatch}. */
    PeopleWriter(
            Handle handle,
            CommuneId commune,
            Map<String, Long> bodies,
            Set<String> merged,
            Clock clock,
            Faults faults,
            Tally tally,
            boolean renames) {
        this.handle = handle;
        this.commune = commune;
        this.bodies = Map.copyOf(bodies);
        this.merged = Set.copyOf(merged);
        this.tally = tally;
        this.roll = new CurrentRoll(handle, commune);
        this.match = new PersonMatch(roll, faults, renames);
        this.now = clock.instant();
        this.today = LocalDate.ofInstant(now, store.zone(handle, commune));
        List<RollStore.VillageRow> all = store.villages(handle, commune);
        all.forEach(village -> villages.put(village.code(), village.id()));
        this.roles = new RoleWriter(handle, commune, store, roll, all, now, today, tally);
    }

    RoleWriter roles() {
        return roles;
    }

    void write(PersonEntry entry) {
        Long village = entry.village() == null ? null : villages.get(entry.village());
        Set<Long> wanted = new HashSet<>();
        entry.memberships().forEach(membership -> wanted.add(body(membership)));
        PersonMatch.Outcome outcome = match.match(entry, village, wanted);
        if (outcome.failed()) {
            return;
        }
        PersonRow person = person(entry, village, outcome.found());
        Set<Long> past = new HashSet<>();
        entry.memberships().stream()
                .filter(membership -> merged.contains(membership.body()))
                .forEach(membership -> past.add(body(membership)));
        entry.memberships().forEach(membership -> membership(person.id(), membership, past.contains(body(membership))));
        entry.roles().forEach(role -> roles.write(person, entry.village(), role));
    }

    private PersonRow person(PersonEntry entry, @Nullable Long village, @Nullable PersonRow before) {
        if (before == null) {
            long id = store.insertPerson(handle, commune, entry.name(), entry.phone(), village, now);
            tally.changed(ImportChange.PERSON_ADDED);
            var added = new PersonRow(id, entry.name(), entry.phone(), village, entry.zalo());
            link(added, null);
            roll.put(added);
            return added;
        }
        // What the file leaves out stays as it is.
        var after = new PersonRow(
                before.id(),
                match.nameAfter(before, entry),
                Optional.ofNullable(entry.phone()).orElse(before.phone()),
                Optional.ofNullable(village).orElse(before.village()),
                Optional.ofNullable(entry.zalo()).orElse(before.zalo()));
        boolean differs = !after.name().equals(before.name())
                || !Objects.equals(after.phone(), before.phone())
                || !Objects.equals(after.village(), before.village());
        if (differs) {
            store.updatePerson(handle, after);
        }
        tally.changedIf(differs, ImportChange.PERSON_CHANGED);
        link(after, before.zalo());
        roll.put(after);
        return after;
    }

    private void link(PersonRow person, @Nullable String before) {
        if (person.zalo() != null && !person.zalo().equals(before)) {
            store.linkAccount(handle, commune, person.zalo(), person.id());
            tally.changed(ImportChange.ACCOUNT_LINKED);
        }
    }

    /**
     * {@code past}: the file still knows a body of this person that became a part of this one. Their place is the one that the
     * merger gave them, not the one in an old file.
     */
    private void membership(long person, MembershipEntry entry, boolean past) {
        long body = body(entry);
        MembershipRow before = roll.membership(person, body);
        MemberRole standing = before == null ? MemberRole.MEMBER : before.role();
        MemberRole role = past ? standing : Optional.ofNullable(entry.role()).orElse(standing);
        LocalDate until = before != null && (past || entry.until() == null && before.role() == role)
                ? before.until()
                : entry.until();
        if (before != null && before.role() == role && Objects.equals(before.until(), until)) {
            tally.same();
            return;
        }
        if (before != null) {
            store.closeMembership(handle, before.id(), now);
        }
        LocalDate since = Optional.ofNullable(entry.since()).orElse(today);
        long id = store.insertMembership(handle, commune, person, body, role, since, until);
        roll.put(new MembershipRow(id, person, body, role, until));
        tally.changed(before == null ? ImportChange.MEMBERSHIP_ADDED : ImportChange.MEMBERSHIP_CHANGED);
    }

    private long body(MembershipEntry entry) {
        return Objects.requireNonNull(bodies.get(entry.body()), "checked before");
    }
}
