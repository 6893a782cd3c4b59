package vn.loaxa.console.view;

/** A place in the navigation. */
public record NavItem(String href, String icon, String label, boolean current) {}
