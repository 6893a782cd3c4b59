package vn.loaxa.console.view;

import java.util.List;

/** The frame around a page. {@code commune} is empty when nobody is signed in. */
public record Shell(
        String title, String commune, String who, String csrf, List<NavItem> places, List<NavGroup> groups) {

    /** Whether this page is one of those behind "more" on a phone. */
    public boolean beyond() {
        return groups.stream().flatMap(group -> group.places().stream()).anyMatch(NavItem::current);
    }
}
