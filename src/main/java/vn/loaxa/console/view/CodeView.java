package vn.loaxa.console.view;

/** Sign-in, second step. {@code spent}: this code can no longer be entered. */
public record CodeView(
        String commune,
        String csrf,
        String phone,
        String masked,
        String hint,
        String error,
        boolean spent,
        String back) {}
