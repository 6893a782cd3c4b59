package vn.loaxa.console.view;

import java.util.List;

/** Directives, a part at a time; {@code newer} and {@code older} lead to the parts beside, or are empty. */
public record DirectivesView(
        Shell shell,
        boolean mayCompose,
        List<DraftItem> drafts,
        List<DirectiveItem> items,
        String newer,
        String older) {}
