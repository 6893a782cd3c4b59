package vn.loaxa.console.view;

import java.util.List;

/** People found, and posts by where they stand. {@code found} is empty while nothing was asked. */
public record PeopleView(
        Shell shell,
        String typed,
        List<Found> found,
        String foundWords,
        List<Group> groups,
        boolean data,
        int requests,
        String note) {

    /** Somebody found: what they are, or where they live. */
    public record Found(String href, String name, String what, String status, String statusWord) {}

    /** Posts of one part of the commune. */
    public record Group(String title, List<OfficeRow> posts) {}
}
