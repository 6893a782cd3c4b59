package vn.loaxa.console.view;

import java.util.List;

/** What sending would mean. Empty lines: nobody is chosen yet. {@code departs} is empty for at once, {@code night} where the quiet hours do not matter, {@code unlisted} where it is known who is in the chats. */
public record PlanView(
        List<Line> lines,
        Line total,
        int roll,
        String rollNumber,
        String cost,
        String duration,
        List<String> reasons,
        String unlisted,
        String departs,
        String night,
        boolean drill,
        boolean needsApproval,
        String button) {

    /** A part of the audience; the four ways sum to its members. */
    public record Line(String label, String members, String byGroup, String free, String charged, String unreachable) {}
}
