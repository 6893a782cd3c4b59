package vn.loaxa.paper;

import java.util.Locale;

/**
 * A run of text on one line of one column; a wide gap ends it. Places are fractions of the page, from the upper left.
 *
 * @param page from 1
 * @param left where it begins
 * @param right where it ends
 * @param down how far down the page it stands
 */
record Segment(int page, double left, double right, double down, String text) {

    double middle() {
        return (left + right) / 2;
    }

    /** Whether it is written in capitals throughout. */
    boolean capitals() {
        return text.equals(text.toUpperCase(Locale.ROOT)) && text.chars().anyMatch(Character::isLetter);
    }

    /** Whether the other one stands above or below it, in the same column. */
    boolean sharesColumn(Segment other) {
        return page == other.page && left < other.right && other.left < right;
    }
}
