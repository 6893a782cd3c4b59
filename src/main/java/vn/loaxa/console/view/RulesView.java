package vn.loaxa.console.view;

import java.util.List;

/** The dated table of Zalo's rules. */
public record RulesView(Shell shell, String asOf, String done, List<Section> sections) {
    public record Section(String id, String name, List<Row> rows) {}

    /** {@code original} is empty unless the commune has changed the line. */
    public record Row(String key, String name, String value, String since, String source, String original) {}
}
