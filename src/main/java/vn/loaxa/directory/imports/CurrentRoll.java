package vn.loaxa.directory.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.imports.RollStore.MembershipRow;
import vn.loaxa.directory.imports.RollStore.PersonRow;
import vn.loaxa.directory.imports.RollStore.RoleRow;
import vn.loaxa.text.PersonNames;

/** The people of a commune in memory, for one import: read once, kept up to date while it writes. */
final class CurrentRoll {
    private final Map<Long, PersonRow> people = new HashMap<>();
    private final Map<String, List<Long>> byPhone = new HashMap<>();
    private final Map<String, Long> byZalo = new HashMap<>();
    private final Map<String, List<Long>> byName = new HashMap<>();
    private final Map<Long, List<MembershipRow>> memberships = new HashMap<>();
    private final List<RoleRow> roles = new ArrayList<>();

    CurrentRoll(Handle handle, CommuneId commune) {
        var store = new RollStore();
        store.people(handle, commune).forEach(this::put);
        store.memberships(handle, commune).forEach(this::put);
        roles.addAll(store.roles(handle, commune));
    }

    /** Adds a person, or replaces what is known of them. Old phones go on finding them until the import is over. */
    void put(PersonRow person) {
        people.put(person.id(), person);
        index(byName, PersonNames.sortKey(person.name()), person.id());
        if (person.phone() != null) {
            index(byPhone, person.phone(), person.id());
        }
        if (person.zalo() != null) {
            byZalo.put(person.zalo(), person.id());
        }
    }

    void put(MembershipRow membership) {
        List<MembershipRow> all = memberships.computeIfAbsent(membership.person(), id -> new ArrayList<>());
        all.removeIf(old -> old.body() == membership.body());
        all.add(membership);
    }

    void put(RoleRow role) {
        roles.removeIf(old -> old.id() == role.id());
        roles.add(role);
    }

    void remove(RoleRow role) {
        roles.remove(role);
    }

    List<PersonRow> withPhone(String phone) {
        return byPhone.getOrDefault(phone, List.of()).stream()
                .map(people::get)
                .filter(person -> phone.equals(person.phone()))
                .toList();
    }

    @Nullable
    PersonRow withZalo(String zalo) {
        Long id = byZalo.get(zalo);
        return id == null ? null : people.get(id);
    }

    /** People of this name, accents and case forgiven, who live there (or of whom it is not known). */
    List<PersonRow> named(String name, @Nullable Long village) {
        return byName.getOrDefault(PersonNames.sortKey(name), List.of()).stream()
                .map(people::get)
                .filter(person -> PersonNames.alike(person.name(), name))
                .filter(person ->
                        person.village() == null || village == null || Objects.equals(person.village(), village))
                .toList();
    }

    List<MembershipRow> membershipsOf(long person) {
        return memberships.getOrDefault(person, List.of());
    }

    @Nullable
    MembershipRow membership(long person, long body) {
        return membershipsOf(person).stream()
                .filter(membership -> membership.body() == body)
                .findFirst()
                .orElse(null);
    }

    List<RoleRow> roles() {
        return List.copyOf(roles);
    }

    private static void index(Map<String, List<Long>> index, String key, long id) {
        List<Long> ids = index.computeIfAbsent(key, none -> new ArrayList<>());
        if (!ids.contains(id)) {
            ids.add(id);
        }
    }
}
