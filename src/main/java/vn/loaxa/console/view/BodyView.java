package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of a body. */
public record BodyView(
        Shell shell,
        String back,
        String backLabel,
        String title,
        String subtitle,
        String chat,
        String posterHref,
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
        @Nullable ChatView roster) {

    /** Which part of the list is shown, in words, and the ways to the others; empty where there are none. */
    public record Part(String words, String earlier, String later) {}
}
