package vn.loaxa.directory;

import java.util.Locale;

/** A name that stands inside a title. */
public final class Renaming {
    private Renaming() {}

    /** The title with the new name in place of the old, at its start ("Thôn 3") or inside of it ("Trưởng thôn 3"). */
    public static String inside(String title, String from, String to) {
        return title.replace(from, to).replace(lower(from), lower(to));
    }

    /** The name as it stands inside a sentence: "thôn 3". */
    static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
