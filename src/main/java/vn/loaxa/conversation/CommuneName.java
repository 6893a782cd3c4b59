package vn.loaxa.conversation;

import java.util.Locale;
import vn.loaxa.directory.Commune;

/** The name of a commune in running text. */
final class CommuneName {
    private CommuneName() {}

    /** Within a sentence the label is small: "xã Đông Mẫu". */
    static String within(Commune commune) {
        String name = commune.name();
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
