package vn.loaxa.console.view;

/** How the way back from Zalo ended. {@code home} is where to go on, or empty for whoever is not signed in. */
public record ConnectedView(Shell shell, boolean good, String title, String text, String home) {}
