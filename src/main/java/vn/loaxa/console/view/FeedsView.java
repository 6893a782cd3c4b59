package vn.loaxa.console.view;

import java.util.List;

/** Calendar feeds by body. {@code made}: the address that was just made; it is shown once. */
public record FeedsView(Shell shell, List<Row> rows, String made, String madeFor) {
    public record Row(String code, String name, boolean active, String since) {}
}
