package vn.loaxa.console.view;

import java.util.List;

/** What a sentence would lead to, or what is wrong with it. */
public record FollowUpPreview(List<String> lines, String problem) {
    public FollowUpPreview {
        lines = List.copyOf(lines);
    }
}
