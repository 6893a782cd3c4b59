package vn.loaxa.directory.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.imports.Entries.BodyEntry;
import vn.loaxa.directory.imports.Entries.Organisation;
import vn.loaxa.directory.imports.StructureStore.Standing;

/** Brings commune, villages, bodies and audiences to what the file says. What the file does not name stays as it is. */
final class StructureWriter {
    /** Where the group chat stands in {@link StructureStore#bodies}. */
    private static final int GROUP = 4;

    private final StructureStore store = new StructureStore();
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
        List<Object> wanted = StructureStore.values(file.commune());
        count(
                before.map(Standing::values).orElse(null),
                wanted,
                ImportChange.COMMUNE_ADDED,
                ImportChange.COMMUNE_CHANGED);
        return before.filter(standing -> standing.values().equals(wanted))
                .map(standing -> new CommuneId(standing.id()))
                .orElseGet(() -> store.upsert(handle, file.commune()));
    }

    private void villages(Handle handle, CommuneId commune, Organisation file) {
        Map<String, Standing> before = store.villages(handle, commune);
        before.forEach((code, standing) -> villages.put(code, standing.id()));
        int position = 0;
        for (var entry : file.villages()) {
            Standing standing = before.get(entry.code());
            List<Object> wanted = StructureStore.values(entry, position);
            if (count(standing, wanted, ImportChange.VILLAGE_ADDED, ImportChange.VILLAGE_CHANGED)) {
                villages.put(entry.code(), store.upsert(handle, commune, entry, position));
            }
            position++;
        }
    }

    private void bodies(Handle handle, CommuneId commune, Organisation file) {
        Map<String, Standing> before = store.bodies(handle, commune);
        before.forEach((code, standing) -> bodies.put(code, standing.id()));
        checkGroups(file, before);
        freeGroups(handle, file, before);
        for (BodyEntry entry : file.bodies()) {
            Standing standing = before.get(entry.code());
            Long parent = entry.parent() == null ? null : bodies.get(entry.parent());
            Long village = entry.village() == null ? null : villages.get(entry.village());
            String group = group(entry, standing);
            List<Object> wanted = StructureStore.values(entry, parent, village, group);
            if (count(standing, wanted, ImportChange.BODY_ADDED, ImportChange.BODY_CHANGED)) {
                bodies.put(entry.code(), store.upsert(handle, commune, entry, parent, village, group));
            }
        }
    }

    /** A group chat that was linked in the console stays linked when the file says nothing of it. */
    private static String group(BodyEntry entry, @Nullable Standing standing) {
        if (entry.group() != null) {
            return entry.group();
        }
        return standing == null ? "" : standing.values().get(GROUP).toString();
    }

    private void checkGroups(Organisation file, Map<String, Standing> before) {
        Map<String, String> holders = new HashMap<>();
        before.forEach(
                (code, standing) -> holders.put(standing.values().get(GROUP).toString(), code));
        Map<String, BodyEntry> moving = new HashMap<>();
        file.bodies().stream().filter(body -> body.group() != null).forEach(body -> moving.put(body.code(), body));
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

    private void freeGroups(Handle handle, Organisation file, Map<String, Standing> before) {
        for (BodyEntry entry : file.bodies()) {
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
