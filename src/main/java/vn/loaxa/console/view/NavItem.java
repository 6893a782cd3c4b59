package vn.loaxa.console.view;

/**
 * A place in the navigation.
 *
 * @param count how many wait there, as shown ("3", "99+"); empty where nothing waits
 * @param waiting the same as a sentence, for those who hear the page
 */
public record NavItem(String href, String icon, String label, boolean current, String count, String waiting) {}
