package vn.loaxa.console.view;

/** A QR code: a square of {@code size} modules, the dark ones as the path of an SVG. */
public record QrView(int size, String path) {}
