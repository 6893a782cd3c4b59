package vn.loaxa.console.view;

import java.util.List;

/** The inbox. {@code query} keeps the filter when the list is fetched again. */
public record InboxView(Shell shell, List<Tab> tabs, List<Tab> kinds, InboxList list, String marks) {
    /** A way to look at the list. */
    public record Tab(String href, String label, boolean current) {}

    /** The part that moves. */
    public record InboxList(String query, String asOf, List<Item> items, String emptyTitle, String emptyText) {}

    /** A thread. {@code status} is the mark, {@code late} paints the clock red. */
    public record Item(
            String href,
            String title,
            String text,
            String status,
            String word,
            String clock,
            boolean late,
            String who) {}
}
