package vn.loaxa.console.view;

/** The last step before Zalo's consent page. */
public record ConnectView(Shell shell, String address, String callback, String open, boolean addressIsPublic) {}
