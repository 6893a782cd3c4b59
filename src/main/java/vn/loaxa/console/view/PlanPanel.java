package vn.loaxa.console.view;

/** What is swapped while one types. */
public record PlanPanel(PlanView plan, PreviewView preview) {}
