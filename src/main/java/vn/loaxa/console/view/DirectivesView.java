package vn.loaxa.console.view;

import java.util.List;

/** All directives. */
public record DirectivesView(Shell shell, boolean mayCompose, List<DraftItem> drafts, List<DirectiveItem> items) {}
