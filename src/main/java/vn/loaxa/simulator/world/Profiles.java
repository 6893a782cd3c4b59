package vn.loaxa.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the OA has written down about its followers, and the fields it made for that (zalo-openapi §5). Use under the world's lock. */
public final class Profiles {
    /** @param shared the fields of {@code shared_info} that the OA set itself */
    public record Profile(String alias, String externalId, Map<String, String> shared, Map<String, String> custom) {
        static final Profile EMPTY = new Profile("", "", Map.of(), Map.of());
    }

    /** @param more whatever else was given with it */
    public record Field(String key, String name, String dataType, Map<String, String> more) {}

    /** As saved. */
    record State(Map<String, Profile> profiles, List<Field> fields) {}

    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();

    public Profile of(String userId) {
        return profiles.getOrDefault(userId, Profile.EMPTY);
    }

    /** Null leaves a part as it is; of {@code shared} only the given fields change. */
    public void update(String userId, @Nullable String alias, @Nullable String externalId, Map<String, String> shared) {
        Profile old = of(userId);
        profiles.put(
                userId,
                new Profile(
                        alias == null ? old.alias() : alias,
                        externalId == null ? old.externalId() : externalId,
                        plus(old.shared(), shared),
                        old.custom()));
    }

    public void forget(String userId) {
        profiles.remove(userId);
    }

    public List<Field> fields() {
        return new ArrayList<>(fields.values());
    }

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    public void put(Field field) {
        fields.put(field.key(), field);
    }

    /** The field and what stands in it. */
    public void removeField(String key) {
        fields.remove(key);
        profiles.replaceAll((user, old) -> {
            Map<String, String> rest = new LinkedHashMap<>(old.custom());
            rest.remove(key);
            return new Profile(old.alias(), old.externalId(), old.shared(), rest);
        });
    }

    /** -201 for a field that was never made. */
    public void write(String userId, Map<String, String> values) {
        values.keySet().stream().filter(key -> !has(key)).findFirst().ifPresent(key -> {
            throw Refusal.invalid("custom_info." + key);
        });
        Profile old = of(userId);
        profiles.put(userId, new Profile(old.alias(), old.externalId(), old.shared(), plus(old.custom(), values)));
    }

    State state() {
        return new State(Map.copyOf(profiles), fields());
    }

    void restore(@Nullable State state) {
        if (state != null) {
            profiles.putAll(state.profiles());
            state.fields().forEach(this::put);
        }
    }

    private static Map<String, String> plus(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }
}
