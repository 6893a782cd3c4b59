package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of a body.
 *
 * @param words what its numbers are of: with branches below, its own roll is only a part of its people
 * @param roster its group chat; null for a body without members or chat
 * @param error what went wrong just now, or empty
 * @param done what went well just now, or empty
 */
public record BodyView(
        Shell shell,
        String back,
        String backLabel,
        String title,
        String subtitle,
        String posterHref,
        Words words,
        String total,
        String linked,
        String followers,
        String unlinked,
        int linkedCount,
        int followersCount,
        int unlinkedCount,
        boolean phones,
        List<MemberRow> members,
        Part part,
        List<BodyRow> children,
        @Nullable ChatView roster,
        String error,
        String done) {

    /** Headings over the own roll. */
    public record Words(String zalo, String total, String list) {}

    /** Which part of the list is shown, in words, and the ways to the others; empty where there are none. */
    public record Part(String words, String earlier, String later) {}
}
