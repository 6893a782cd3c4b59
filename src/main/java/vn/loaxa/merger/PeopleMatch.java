package vn.loaxa.merger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.merger.PersonMergerStore.Row;
import vn.loaxa.text.PersonNames;

/**
 * Who of one roll is who of the other. Certain: the same Zalo account; or the same phone, which nobody else on either roll has,
 * and the same name. Whoever only shares a phone (in many houses one phone is everybody's) is doubtful and stays two lines.
 */
final class PeopleMatch {
    /** One person with a line on each roll. */
    record Same(Row gone, Row stays) {}

    private final List<Same> certain = new ArrayList<>();
    private final List<Same> doubtful = new ArrayList<>();

    PeopleMatch(List<Row> from, List<Row> into) {
        Map<String, List<Row>> phonesFrom = by(from, Row::phone);
        Map<String, List<Row>> phones = by(into, Row::phone);
        Map<String, List<Row>> users = by(into, Row::user);
        for (Row row : from) {
            List<Row> sameUser = users.getOrDefault(Objects.requireNonNullElse(row.user(), ""), List.of());
            String phone = Objects.requireNonNullElse(row.phone(), "");
            List<Row> samePhone = phones.getOrDefault(phone, List.of());
            if (!sameUser.isEmpty()) {
                certain.add(new Same(row, sameUser.get(0)));
            } else if (samePhone.size() == 1
                    && phonesFrom.getOrDefault(phone, List.of()).size() == 1
                    && PersonNames.alike(row.name(), samePhone.get(0).name())) {
                certain.add(new Same(row, samePhone.get(0)));
            } else {
                samePhone.forEach(other -> doubtful.add(new Same(row, other)));
            }
        }
    }

    List<Same> certain() {
        return certain;
    }

    List<Same> doubtful() {
        return doubtful;
    }

    private static Map<String, List<Row>> by(List<Row> rows, Function<Row, @Nullable String> key) {
        Map<String, List<Row>> found = new HashMap<>();
        for (Row row : rows) {
            String value = key.apply(row);
            if (value != null) {
                found.computeIfAbsent(value, any -> new ArrayList<>()).add(row);
            }
        }
        return found;
    }
}
