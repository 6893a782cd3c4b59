package vn.loaxa.zalo.broadcast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloDialect.TargetValues;

/**
 * Which followers a broadcast is for (zalo-openapi §2.4); an empty set is no restriction. What the small numbers mean is
 * Zalo's; gender 0 all, 1 men, 2 women, places 0 north, 1 centre, 2 south, platforms 1 iOS, 2 Android, 3 Windows Phone
 * are remembered, not documented. A breach throws {@link LimitException} naming the field.
 *
 * @param ages 0 to 7
 * @param genders 0 to 2
 * @param cities 0 to 63; overrides {@code locations}. 4 Thành phố Hồ Chí Minh, 9 Hà Nội, 20 Đà Nẵng, 45 Cần Thơ
 * @param locations 0 to 2
 * @param platforms 1 to 3
 */
public record BroadcastTarget(
        Set<Integer> ages, Set<Integer> genders, Set<Integer> cities, Set<Integer> locations, Set<Integer> platforms) {
    public BroadcastTarget {
        ages = checked("ages", ages, 0, 7);
        genders = checked("genders", genders, 0, 2);
        cities = checked("cities", cities, 0, 63);
        locations = checked("locations", locations, 0, 2);
        platforms = checked("platforms", platforms, 1, 3);
    }

    /** Every follower. */
    public static BroadcastTarget everyone() {
        return new BroadcastTarget(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** The followers in these cities and provinces. */
    public static BroadcastTarget cities(Set<Integer> cities) {
        return new BroadcastTarget(Set.of(), Set.of(), cities, Set.of(), Set.of());
    }

    ObjectNode json(TargetValues form) {
        ObjectNode target = Json.object();
        put(target, "ages", ages, form);
        put(target, "gender", genders, form);
        put(target, "locations", locations, form);
        put(target, "cities", cities, form);
        put(target, "platform", platforms, form);
        return target;
    }

    private static void put(ObjectNode target, String field, Set<Integer> values, TargetValues form) {
        if (values.isEmpty()) {
            return;
        }
        if (form == TargetValues.ARRAYS) {
            var array = target.putArray(field);
            values.forEach(value -> array.add(value.toString()));
        } else if (form == TargetValues.NUMBERS && values.size() == 1) {
            target.put(field, values.iterator().next());
        } else {
            target.put(field, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    private static Set<Integer> checked(String field, Set<Integer> values, int min, int max) {
        for (int value : values) {
            if (value < min || value > max) {
                throw new LimitException(field, "has " + value, "from " + min + " to " + max + " are allowed");
            }
        }
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }
}
