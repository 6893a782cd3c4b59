package vn.loaxa.directory.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.FormerNameStore;
import vn.loaxa.directory.FormerNameStore.Kind;
import vn.loaxa.directory.imports.Entries.BodyEntry;
import vn.loaxa.directory.imports.Entries.CommuneEntry;
import vn.loaxa.directory.imports.Entries.Organisation;
import vn.loaxa.directory.imports.Entries.VillageEntry;
import vn.loaxa.directory.imports.StructureStore.Standing;

/** Brings commune, villages, bodies and audiences to what the file says. What the file does not name stays as it is. */
final class StructureWriter {
    /** Where the group chat stands in {@link StructureStore#bodies}. */
    private static final int GROUP = 4;

    /** Where the name stands in all of them, and the village term in that of the commune. */
    private static final int NAME = 0;

    private static final int TERM = 1;

    private final StructureStore store = new StructureStore();
    private final MergedStore past = new MergedStore();
    private final FormerNameStore names = new FormerNameStore();
    private final Faults faults;
    private final Tally tally;
    private final Map<String, Long> villages = new HashMap<>();
    private final Map<String, Long> bodies = new HashMap<>();

    StructureWriter(Faults faults, Tally tally) {
        this.faults = faults;
        this.tally = tally;
    }

    CommuneId write(Handle handle, Organisation file) {
        CommuneId commune = commune(handle, file);
        villages(handle, commune, file);
        bodies(handle, commune, file);
        audiences(handle, commune, file);
        return commune;
    }

    private CommuneId commune(Handle handle, Organisation file) {
        Optional<Standing> before = store.commune(handle, file.commune().code());
        CommuneEntry entry = before.map(standing -> renamed(
                        former(handle, new CommuneId(standing.id()), Kind.COMMUNE, standing.id())
                                .contains(file.commune().name()),
                        file.commune(),
                        standing))
                .orElse(file.commune());
        List<Object> wanted = StructureStore.values(entry);
        count(
                before.map(Standing::values).orElse(null),
                wanted,
                ImportChange.COMMUNE_ADDED,
                ImportChange.COMMUNE_CHANGED);
        return before.filter(standing -> standing.values().equals(wanted))
                .map(standing -> new CommuneId(standing.id()))
                .orElseGet(() -> store.upsert(handle, entry));
    }

    /** A name and a village term that were changed since the file was written stay changed. */
    private static CommuneEntry renamed(boolean since, CommuneEntry file, Standing standing) {
        return since
                ? new CommuneEntry(
                        file.place(),
                        file.code(),
                        standing.values().get(NAME).toString(),
                        standing.values().get(TERM).toString(),
                        file.zone(),
                        file.formerNames(),
                        file.details())
                : file;
    }

    private List<String> former(Handle handle, CommuneId commune, Kind kind, long subject) {
        return names.names(handle, commune, kind).getOrDefault(subject, List.of());
    }

    private void villages(Handle handle, CommuneId commune, Organisation file) {
        Map<String, Standing> before = store.villages(handle, commune);
        before.forEach((code, standing) -> villages.put(code, standing.id()));
        Map<String, Long> merged = past.villages(handle, commune);
        villages.putAll(merged);
        Map<Long, List<String>> former = names.names(handle, commune, Kind.VILLAGE);
        int position = 0;
        for (VillageEntry named : file.villages()) {
            if (merged.containsKey(named.code())) {
                // It is a part of another now, which has its names.
                tally.same();
                position++;
                continue;
            }
            Standing standing = before.get(named.code());
            VillageEntry entry = isFormer(former, standing, named.name()) ? named.named(name(standing)) : named;
            List<Object> wanted = StructureStore.values(entry, position);
            if (count(standing, wanted, ImportChange.VILLAGE_ADDED, ImportChange.VILLAGE_CHANGED)) {
                villages.put(entry.code(), store.upsert(handle, commune, entry, position));
            }
            keep(handle, commune, Kind.VILLAGE, villages.get(entry.code()), entry.formerNames());
            position++;
        }
    }

    private void bodies(Handle handle, CommuneId commune, Organisation file) {
        Map<String, Standing> before = store.bodies(handle, commune);
        Set<String> merged = past.merged(handle, commune).keySet();
        Map<Long, List<String>> former = names.names(handle, commune, Kind.BODY);
        bodies.putAll(past.bodyKeys(handle, commune));
        // One that was merged is a part of another now; what hangs below it in the file hangs below that one.
        List<BodyEntry> present = file.bodies().stream()
                .filter(entry -> !merged.contains(entry.code()))
                .toList();
        merged.forEach(code -> tally.same());
        checkGroups(present, before);
        freeGroups(handle, present, before);
        present.stream()
                .map(BodyEntry::group)
                .filter(Objects::nonNull)
                .forEach(group -> past.freeGroup(handle, commune, group));
        for (BodyEntry named : present) {
            Standing standing = before.get(named.code());
            BodyEntry entry = isFormer(former, standing, named.name()) ? named.named(name(standing)) : named;
            Long parent = entry.parent() == null ? null : bodies.get(entry.parent());
            Long village = entry.village() == null ? null : villages.get(entry.village());
            String group = group(entry, standing);
            List<Object> wanted = StructureStore.values(entry, parent, village, group);
            if (count(standing, wanted, ImportChange.BODY_ADDED, ImportChange.BODY_CHANGED)) {
                bodies.put(entry.code(), store.upsert(handle, commune, entry, parent, village, group));
            }
            keep(handle, commune, Kind.BODY, bodies.get(entry.code()), entry.formerNames());
        }
    }

    private void keep(Handle handle, CommuneId commune, Kind kind, @Nullable Long subject, List<String> former) {
        if (subject != null) {
            former.forEach(name -> names.keep(handle, commune, kind, subject, name, null, null));
        }
    }

    /** The file still calls it by a name that it gave up since. */
    private static boolean isFormer(Map<Long, List<String>> former, @Nullable Standing standing, String name) {
        return standing != null && former.getOrDefault(standing.id(), List.of()).contains(name);
    }

    private static String name(@Nullable Standing standing) {
        return standing == null ? "" : standing.values().get(NAME).toString();
    }

    /** A group chat that was linked in the console stays linked when the file says nothing of it. */
    private static String group(BodyEntry entry, @Nullable Standing standing) {
        if (entry.group() != null) {
            return entry.group();
        }
        return standing == null ? "" : standing.values().get(GROUP).toString();
    }

    private void checkGroups(List<BodyEntry> present, Map<String, Standing> before) {
        Map<String, String> holders = new HashMap<>();
        before.forEach(
                (code, standing) -> holders.put(standing.values().get(GROUP).toString(), code));
        Map<String, BodyEntry> moving = new HashMap<>();
        present.stream().filter(body -> body.group() != null).forEach(body -> moving.put(body.code(), body));
        for (BodyEntry entry : moving.values()) {
            String holder = holders.get(String.valueOf(entry.group()));
            if (holder != null && !holder.equals(entry.code()) && !moving.containsKey(holder)) {
                faults.add(
                        entry.place(),
                        "zalo_group_id",
                        "group-taken",
                        Map.of("value", String.valueOf(entry.group()), "body", holder));
            }
        }
    }

    private void freeGroups(Handle handle, List<BodyEntry> present, Map<String, Standing> before) {
        for (BodyEntry entry : present) {
            Standing standing = before.get(entry.code());
            if (standing != null && !standing.values().get(GROUP).equals(group(entry, standing))) {
                store.freeGroup(handle, standing.id());
            }
        }
    }

    private void audiences(Handle handle, CommuneId commune, Organisation file) {
        Map<String, List<Object>> before = store.audiences(handle, commune);
        int position = 0;
        for (var entry : file.audiences()) {
            List<Object> wanted = List.of(entry.name(), Columns.json(entry.definition()));
            if (count(before.get(entry.code()), wanted, ImportChange.AUDIENCE_ADDED, ImportChange.AUDIENCE_CHANGED)) {
                store.upsert(handle, commune, entry, position);
            }
            position++;
        }
    }

    private boolean count(@Nullable Standing before, List<Object> wanted, ImportChange added, ImportChange changed) {
        return count(before == null ? null : before.values(), wanted, added, changed);
    }

    /** True if there is something to write. */
    private boolean count(
            @Nullable List<Object> before, List<Object> wanted, ImportChange added, ImportChange changed) {
        boolean differs = !wanted.equals(before);
        tally.changedIf(differs, before == null ? added : changed);
        return differs;
    }
}
