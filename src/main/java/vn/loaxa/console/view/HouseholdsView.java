package vn.loaxa.console.view;

import java.util.List;

/** The villages and how far their households are in touch. */
public record HouseholdsView(Shell shell, List<Row> villages) {

    public record Row(String href, String name, String households, String reached, String percent, String visited) {}
}
