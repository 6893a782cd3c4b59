package vn.loaxa.directory.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.loaxa.text.EditDistance;
import vn.loaxa.text.Vietnamese;

/** Which column of a roster is what, found by the words of its head. */
final class RosterColumns {
    enum Column {
        NAME("họ tên", "ho ten", "ho va ten", "ho va ten hoi vien", "ten", "ten hoi vien", "ho ten hoi vien"),
        PHONE("số điện thoại", "so dien thoai", "sdt", "dien thoai", "so dt", "di dong", "dt", "so zalo", "so may"),
        VILLAGE("thôn", "thon", "xom", "thon xom", "to dan pho", "khu pho", "ban", "thon to dan pho", "noi o"),
        BODY(
                "hội/chi hội",
                "hoi chi hoi",
                "hoi",
                "chi hoi",
                "chi hoi hoi",
                "doan the",
                "to chuc",
                "chi hoi chi doan",
                "ma chi hoi",
                "nhom"),
        ROLE("chức vụ", "chuc vu", "chuc danh", "vai tro"),
        ZALO("mã Zalo", "ma zalo", "zalo user id", "zalo id");

        private final String label;

        @SuppressWarnings("ImmutableEnumChecker") // a Set.of
        private final Set<String> heads;

        Column(String label, String... heads) {
            this.label = label;
            this.heads = Set.of(heads);
        }

        String label() {
            return label;
        }
    }

    /** Columns that such lists often have, and that the roll has no place for. */
    private static final Set<String> IGNORED = Set.of(
            "stt", "tt", "so thu tu", "ghi chu", "ngay sinh", "nam sinh", "gioi tinh", "nam nu", "dia chi", "dan toc");

    /** Titles stand above the head of many lists. */
    private static final int HEAD_WITHIN = 10;

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<RosterTable.Cell> unread = new ArrayList<>();
    private final int head;

    private RosterColumns(List<RosterTable.Cell> cells, int head) {
        this.head = head;
        for (int at = 0; at < cells.size(); at++) {
            String words = words(cells.get(at));
            Optional<Column> column = exact(words).or(() -> near(words));
            if (column.isPresent() && !places.containsKey(column.get())) {
                places.put(column.get(), at);
            } else if (!words.isEmpty() && !IGNORED.contains(words)) {
                unread.add(cells.get(at));
            }
        }
    }

    /** The first of the first rows that names both people and bodies; empty after a fault. */
    static Optional<RosterColumns> find(List<List<RosterTable.Cell>> rows, Faults faults) {
        for (int at = 0; at < Math.min(HEAD_WITHIN, rows.size()); at++) {
            var columns = new RosterColumns(rows.get(at), at);
            if (columns.has(Column.NAME) && columns.has(Column.BODY)) {
                return Optional.of(columns);
            }
        }
        faults.add(rows.isEmpty() ? Place.FILE : rows.get(0).get(0).place(), "", "no-head", Map.of());
        return Optional.empty();
    }

    /** The index of the row with the heads. */
    int head() {
        return head;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** The cell of the row in this column; an empty one at the end of short rows. */
    RosterTable.Cell cell(List<RosterTable.Cell> row, Column column) {
        Integer at = places.get(column);
        if (at == null || at >= row.size()) {
            return new RosterTable.Cell("", row.get(row.size() - 1).place());
        }
        return row.get(at);
    }

    List<RosterTable.Cell> unread() {
        return List.copyOf(unread);
    }

    private static String words(RosterTable.Cell cell) {
        return String.join(" ", Vietnamese.words(cell.text()));
    }

    private static Optional<Column> exact(String words) {
        return List.of(Column.values()).stream()
                .filter(column -> column.heads.contains(words))
                .findFirst();
    }

    private static Optional<Column> near(String words) {
        return List.of(Column.values()).stream()
                .filter(column ->
                        column.heads.stream().anyMatch(name -> name.length() > 5 && EditDistance.isSlip(words, name)))
                .findFirst();
    }
}
