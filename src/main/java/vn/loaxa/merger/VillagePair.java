package vn.loaxa.merger;

import java.util.HashMap;
import java.util.Map;
import vn.loaxa.directory.Village;

/** The village that ends, the one that goes on, and what the latter is called afterwards. */
record VillagePair(Village from, Village into, String name) {
    /** For the sentences about it. */
    Map<String, Object> values() {
        return new HashMap<>(Map.of("from", from.name(), "into", into.name(), "name", name));
    }

    Map<String, Object> values(String key, Object value) {
        Map<String, Object> values = values();
        values.put(key, value);
        return values;
    }

    /** A sum that is said in full, so that whoever reads it can check it against the lists. */
    Map<String, Object> sum(int before, int moved) {
        Map<String, Object> values = values("before", before);
        values.put("moved", moved);
        values.put("after", before + moved);
        return values;
    }
}
