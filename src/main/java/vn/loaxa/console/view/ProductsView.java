package vn.loaxa.console.view;

import java.util.List;

/** What residents have to sell. */
public record ProductsView(Shell shell, String heading, List<Item> items, List<Option> states) {
    /** A listing. */
    public record Item(
            long id,
            String name,
            String amount,
            String price,
            String village,
            String phone,
            String picture,
            String day,
            String status,
            String state) {}

    /** A state to choose. */
    public record Option(String value, String label) {}
}
