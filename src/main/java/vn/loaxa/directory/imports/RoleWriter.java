package vn.loaxa.directory.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.imports.Entries.AccountEntry;
import vn.loaxa.directory.imports.Entries.RoleEntry;
import vn.loaxa.directory.imports.RollStore.PersonRow;
import vn.loaxa.directory.imports.RollStore.RoleRow;
import vn.loaxa.directory.imports.RollStore.VillageRow;
import vn.loaxa.text.Messages;
import vn.loaxa.text.PersonNames;

/** Grants official roles. A role without a title gets the one that the file has for it. */
final class RoleWriter {
    private final Messages messages = new Messages("directory");
    private final Handle handle;
    private final CommuneId commune;
    private final RollStore store;
    private final CurrentRoll roll;
    private final List<VillageRow> villages;
    private final Instant now;
    private final LocalDate today;
    private final Tally tally;
    private List<AccountEntry> accounts = List.of();

    RoleWriter(
            Handle handle,
            CommuneId commune,
            RollStore store,
            CurrentRoll roll,
            List<VillageRow> villages,
            Instant now,
            LocalDate today,
            Tally tally) {
        this.handle = handle;
        this.commune = commune;
        this.store = store;
        this.roll = roll;
        this.villages = villages;
        this.now = now;
        this.today = today;
        this.tally = tally;
    }

    /** The titles of the file's {@code accounts}, from which people take theirs. */
    void titles(List<AccountEntry> entries) {
        this.accounts = List.copyOf(entries);
    }

    /** {@code home}: code of the village where the person lives, or null. */
    void write(PersonRow person, @Nullable String home, RoleEntry entry) {
        String code = scope(home, entry);
        if (isPast(code)) {
            // Who looks after the village that it became is not for an old file to say.
            tally.same();
            return;
        }
        Long village = villageId(code);
        Optional<RoleRow> standing = roll.roles().stream()
                .filter(role -> role.person() == person.id()
                        && role.role() == entry.role()
                        && Objects.equals(role.village(), village))
                .findFirst();
        String title = entry.title() != null
                ? entry.title()
                : standing.map(RoleRow::title).orElseGet(() -> title(person, village, entry.role()));
        LocalDate until = Optional.ofNullable(entry.until())
                .orElse(standing.map(RoleRow::until).orElse(null));
        boolean same = standing.isPresent()
                && standing.get().title().equals(title)
                && Objects.equals(standing.get().until(), until);
        if (same) {
            tally.same();
            return;
        }
        standing.ifPresent(old -> {
            store.closeRole(handle, old.id(), now);
            roll.remove(old);
        });
        grant(
                person.id(),
                entry.role(),
                title,
                village,
                Optional.ofNullable(entry.since()).orElse(today),
                until);
        tally.changed(standing.isPresent() ? ImportChange.ROLE_CHANGED : ImportChange.ROLE_ADDED);
    }

    /**
     * A title that nobody holds gets a person named by it, so that the office is on the roll and an administrator can link
     * its Zalo account or put the name right.
     */
    void vacant(AccountEntry account) {
        if (isHeld(account) || isPast(account.village())) {
            tally.same();
            return;
        }
        Long village = villageId(account.village());
        long person = store.insertPerson(handle, commune, account.title(), null, village, now);
        roll.put(new PersonRow(person, account.title(), null, village, null));
        tally.changed(ImportChange.PERSON_ADDED);
        grant(person, account.role(), account.title(), village, today, null);
        tally.changed(ImportChange.ROLE_ADDED);
    }

    private boolean isHeld(AccountEntry account) {
        return roll.roles().stream()
                .anyMatch(role -> role.role() == account.role()
                        && (role.title().equals(account.title()) || isHeadOf(role, account)));
    }

    /** A village has one head, and if it was renamed since the file was written, so was the title. */
    private boolean isHeadOf(RoleRow role, AccountEntry account) {
        return role.role() == OfficialRole.VILLAGE_HEAD
                && role.village() != null
                && role.village().equals(villageId(account.village()));
    }

    private boolean isPast(@Nullable String code) {
        return villages.stream()
                .anyMatch(village -> village.past() && village.code().equals(code));
    }

    private void grant(
            long person,
            OfficialRole role,
            String title,
            @Nullable Long village,
            LocalDate since,
            @Nullable LocalDate until) {
        var row = new RoleRow(0, person, role, title, village, until);
        long id = store.insertRole(handle, commune, row, since);
        roll.put(new RoleRow(id, person, role, title, village, until));
    }

    private static @Nullable String scope(@Nullable String home, RoleEntry entry) {
        if (entry.village() != null) {
            return entry.village();
        }
        boolean ofVillage = entry.role() == OfficialRole.VILLAGE_HEAD || entry.role() == OfficialRole.DIGITAL_TEAM;
        return ofVillage ? home : null;
    }

    private @Nullable Long villageId(@Nullable String code) {
        return villages.stream()
                .filter(village -> village.code().equals(code))
                .map(VillageRow::id)
                .findFirst()
                .orElse(null);
    }

    /** Of the file's titles for this role the one that is the person's name, else the first that is free. */
    private String title(PersonRow person, @Nullable Long village, OfficialRole role) {
        Optional<VillageRow> of = villages.stream()
                .filter(row -> !row.past() && Objects.equals(row.id(), village))
                .findFirst();
        if (of.isPresent()) {
            return villageTitle(person, of.get(), role);
        }
        List<AccountEntry> fitting =
                accounts.stream().filter(account -> account.role() == role).toList();
        return fitting.stream()
                .filter(account -> PersonNames.alike(account.title(), person.name()))
                .findFirst()
                .or(() -> fitting.stream().filter(account -> !isHeld(account)).findFirst())
                .map(AccountEntry::title)
                .orElseGet(() -> messages.text("role." + role.name()));
    }

    private String villageTitle(PersonRow person, VillageRow village, OfficialRole role) {
        String head = role == OfficialRole.VILLAGE_HEAD ? village.headTitle() : null;
        String team = role == OfficialRole.DIGITAL_TEAM ? village.teamTitle() : null;
        if (head != null) {
            return head;
        }
        if (team != null && PersonNames.alike(team, person.name())) {
            return team;
        }
        return messages.text(
                "role." + role.name() + ".of", Map.of("village", village.name().toLowerCase(Locale.ROOT)));
    }
}
