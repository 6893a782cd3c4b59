package vn.loaxa.console.view;

/** A directive in a list. {@code urgency} is 0 to 3; {@code state} is empty while it simply runs. */
public record DirectiveItem(
        String href,
        String title,
        String detail,
        int urgency,
        String urgencyWord,
        String state,
        int acknowledged,
        int roll,
        String progress) {}
