package vn.loaxa.text;

/** Numbers as they are written in Vietnamese. All methods are pure. */
public final class Numbers {
    private Numbers() {}

    /** With a dot between groups of three: 2768 is "2.768". */
    public static String group(long value) {
        String digits = Long.toString(value);
        int first = value < 0 ? 1 : 0;
        var text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > first; at -= 3) {
            text.insert(at, '.');
        }
        return text.toString();
    }
}
