package vn.loaxa.console.view;

import java.util.List;

/** Places that belong together, under a word; {@code key} tells the groups of a page apart. */
public record NavGroup(String key, String title, List<NavItem> places) {}
