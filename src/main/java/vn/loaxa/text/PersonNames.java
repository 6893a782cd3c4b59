package vn.loaxa.text;

import java.util.List;

/** Names of people, compared and ordered the Vietnamese way. All methods are pure. */
public final class PersonNames {
    private PersonNames() {}

    /** For ordering: the given name, which stands last, comes first. "Nguyễn Văn An" is "an nguyen van". */
    public static String sortKey(String name) {
        List<String> words = Vietnamese.words(name);
        if (words.isEmpty()) {
            return "";
        }
        int last = words.size() - 1;
        return (words.get(last) + " " + String.join(" ", words.subList(0, last))).strip();
    }

    /** The same name but for case, spacing and accents. */
    public static boolean alike(String one, String other) {
        return Vietnamese.words(one).equals(Vietnamese.words(other));
    }

    /** The same name with the same accents, wherever the tone mark was put ("Hoà" and "Hòa"). */
    public static boolean same(String one, String other) {
        return Vietnamese.precise(one).equals(Vietnamese.precise(other));
    }
}
