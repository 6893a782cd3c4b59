package vn.loaxa.console.view;

/** The message as people will see it. */
public record PreviewView(String sender, String text, String file, String length) {}
