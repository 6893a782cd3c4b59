package vn.loaxa.console.view;

import java.util.List;

/** Open requests about data, the most urgent first. {@code error} is what kept a deletion from being done, or empty. */
public record RequestsView(Shell shell, List<Line> lines, boolean mayErase, String error) {
    /** {@code href} is empty for an account nobody is known to have: it has no page where it could be deleted. */
    public record Line(PersonView.Request request, String name, String href) {}
}
