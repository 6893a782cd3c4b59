package vn.loaxa.console.view;

/** Which lessons concern the reader; {@code demo}: there are phones to play with. */
public record GuideView(Shell shell, boolean demo, boolean composes, boolean approves, boolean leads, boolean administers) {}
