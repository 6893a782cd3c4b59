package vn.loaxa.console.view;

import java.util.List;

/** Open requests about data, the most urgent first. */
public record RequestsView(Shell shell, List<Line> lines) {
    /** {@code href} is empty for an account nobody is known to have. */
    public record Line(PersonView.Request request, String name, String href) {}
}
