package vn.loaxa.console.view;

import java.util.List;

/** The frame around a page. {@code commune} is empty when nobody is signed in. */
public record Shell(String title, String commune, String who, String csrf, List<NavItem> places, List<NavItem> more) {}
