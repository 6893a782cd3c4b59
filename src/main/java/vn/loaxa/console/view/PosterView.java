package vn.loaxa.console.view;

/** The sheet that invites into a body. {@code says} is what to type. */
public record PosterView(
        Shell shell, String back, String body, String commune, String says, String address, QrView qr) {}
