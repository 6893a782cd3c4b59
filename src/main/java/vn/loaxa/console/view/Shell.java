package vn.loaxa.console.view;

import java.util.List;
import java.util.stream.Stream;

/** The frame around a page. {@code commune} is empty when nobody is signed in. */
public record Shell(
        String title, String commune, String who, String csrf, List<NavItem> places, List<NavGroup> groups) {

    /** Whether the navigation leads there: a page that this visitor may not see, or that is not there, gets no link. */
    public boolean leadsTo(String href) {
        return everyPlace().stream().anyMatch(place -> place.href().equals(href));
    }

    /** All places, those behind "more" last. */
    public List<NavItem> everyPlace() {
        return Stream.concat(places.stream(), groups.stream().flatMap(group -> group.places().stream()))
                .toList();
    }

    /** Whether this page is one of those behind "more" on a phone. */
    public boolean beyond() {
        return groups.stream().flatMap(group -> group.places().stream()).anyMatch(NavItem::current);
    }
}
