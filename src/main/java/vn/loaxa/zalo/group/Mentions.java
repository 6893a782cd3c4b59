package vn.loaxa.zalo.group;

import java.util.regex.Pattern;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Mentions inside the text of a group message: {@code [@<id>]} (zalo-openapi §3). */
public final class Mentions {
    private static final Pattern MARK = Pattern.compile("\\[@\\s*([0-9A-Za-z_-]*)\\s*]");

    private Mentions() {}

    /** Calls one person. */
    public static String of(ZaloUserId user) {
        return "[@" + user.value() + "]";
    }

    /** Calls everybody. */
    public static String everyone(ZaloGroupId group) {
        return "[@" + group.value() + "]";
    }

    /** Takes the marks out of a text that people gave, so that nobody rings the whole group by typing one. */
    public static String strip(String text) {
        return MARK.matcher(text).replaceAll("@$1");
    }
}
