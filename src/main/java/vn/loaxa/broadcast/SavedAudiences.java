package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Village;

/**
 * Audiences that are chosen again and again: those of the organisation file, and those that officials save. Thread-safe; every
 * call is part of the caller's transaction.
 */
public final class SavedAudiences {
    /** Codes of saved ones begin so; a code of the organisation file that does too would be an official's. */
    private static final String OWN = "luu-";

    private final Directory directory;
    private final Audit audit;
    private final SavedAudienceStore store = new SavedAudienceStore();

    public SavedAudiences(Directory directory, Audit audit) {
        this.directory = directory;
        this.audit = audit;
    }

    /** By place in the file, then by when they were saved. Those that ask for what the roll does not know (tags) are left out. */
    public List<SavedAudience> list(Handle handle, CommuneId commune) {
        Map<String, Body> bodies = byCode(handle, commune);
        List<Village> villages = directory.villages(handle, commune);
        List<SavedAudience> list = new ArrayList<>();
        for (SavedAudienceStore.Row row : store.rows(handle, commune)) {
            audience(row.definition(), bodies, villages)
                    .map(audience -> new SavedAudience(
                            row.code(), row.name(), audience, row.code().startsWith(OWN)))
                    .ifPresent(list::add);
        }
        return List.copyOf(list);
    }

    /** Saves under a name; one that was saved under the same name before is replaced. */
    public void save(Handle handle, CommuneId commune, Actor actor, String name, Audience audience) {
        List<SavedAudienceStore.Row> rows = store.rows(handle, commune);
        String code = rows.stream()
                .filter(row -> row.name().equals(name) && row.code().startsWith(OWN))
                .map(SavedAudienceStore.Row::code)
                .findFirst()
                .orElseGet(() -> OWN + (next(rows) + 1));
        store.save(handle, commune, code, name, AudienceJson.write(audience), rows.size());
        audit.record(handle, commune, actor, "audience.saved", "audience:" + code, Map.of("name", name));
    }

    /** False if there is none of this code that may be deleted. */
    public boolean delete(Handle handle, CommuneId commune, Actor actor, String code) {
        boolean gone = code.startsWith(OWN) && store.delete(handle, commune, code);
        if (gone) {
            audit.record(handle, commune, actor, "audience.deleted", "audience:" + code, Map.of());
        }
        return gone;
    }

    /** In the order of the bodies; the code of a body that was merged stands for what it became. */
    private Map<String, Body> byCode(Handle handle, CommuneId commune) {
        Map<String, Body> codes = new LinkedHashMap<>();
        directory.bodies(handle, commune).forEach(body -> codes.put(body.code(), body));
        Map<BodyId, Body> every = directory.everyBody(handle, commune);
        directory.formerBodies(handle, commune).forEach(former -> {
            Body into = every.get(former.into());
            if (into != null) {
                codes.put(former.body().code(), into);
            }
        });
        return codes;
    }

    private static int next(List<SavedAudienceStore.Row> rows) {
        return rows.stream()
                .map(SavedAudienceStore.Row::code)
                .filter(code -> code.matches(OWN + "\\d{1,8}"))
                .mapToInt(code -> Integer.parseInt(code.substring(OWN.length())))
                .max()
                .orElse(0);
    }

    private static Optional<Audience> audience(String definition, Map<String, Body> bodies, List<Village> villages) {
        if (definition.startsWith("[")) {
            return Optional.of(AudienceJson.read(definition));
        }
        Map<String, List<String>> wanted = SavedAudienceStore.definition(definition);
        if (wanted.containsKey("tag")) {
            return Optional.empty();
        }
        List<Audience.Part> parts = new ArrayList<>();
        for (String role : wanted.getOrDefault("role", List.of())) {
            role(role.toUpperCase(Locale.ROOT)).ifPresent(parts::add);
        }
        List<Village> places = villages.stream()
                .filter(village ->
                        wanted.getOrDefault("villages", List.of()).stream().anyMatch(village::goesBy))
                .toList();
        List<String> codes = new ArrayList<>(wanted.getOrDefault("associations", List.of()));
        codes.addAll(wanted.getOrDefault("bodies", List.of()));
        List<Body> chosen = bodies.entrySet().stream()
                .filter(entry -> codes.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        for (Body body : chosen) {
            if (places.isEmpty()) {
                parts.add(new Audience.Part.OfBody(body.id()));
            }
            places.forEach(village -> parts.add(new Audience.Part.OfBodyInVillage(body.id(), village.id())));
        }
        if (codes.isEmpty() && parts.isEmpty()) {
            places.forEach(village -> parts.add(new Audience.Part.OfVillage(village.id())));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Audience(parts));
    }

    private static Optional<Audience.Part> role(String name) {
        for (MemberRole role : MemberRole.values()) {
            if (role.name().equals(name)) {
                return Optional.of(new Audience.Part.OfMemberRole(role));
            }
        }
        for (OfficialRole role : OfficialRole.values()) {
            if (role.name().equals(name)) {
                return Optional.of(new Audience.Part.OfOfficialRole(role));
            }
        }
        return Optional.empty();
    }
}
