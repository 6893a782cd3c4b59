package vn.loaxa.console.view;

/**
 * A post in a list. {@code term} says until when; {@code soon} is there when that is near; {@code person} and {@code href} are
 * addresses, {@code href} empty for those who may not change the post.
 */
public record OfficeRow(
        String title, String name, String person, String term, String soon, String href, boolean past) {}
