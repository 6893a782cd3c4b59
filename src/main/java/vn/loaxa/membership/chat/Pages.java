package vn.loaxa.membership.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import vn.loaxa.zalo.group.GroupPage;

/** Reads a list of Zalo's to its end. */
final class Pages {
    private static final int PAGE = 50;
    /** A chat holds a thousand at most; more pages than that are an answer gone wrong. */
    private static final int MOST_PAGES = 40;

    private Pages() {}

    /** @param page gives the page that begins at the first number and has at most the second number of lines */
    static <T> List<T> all(BiFunction<Integer, Integer, GroupPage<T>> page) {
        List<T> items = new ArrayList<>();
        for (int i = 0; i < MOST_PAGES; i++) {
            GroupPage<T> next = page.apply(items.size(), PAGE);
            items.addAll(next.items());
            if (next.isLast()) {
                break;
            }
        }
        return items;
    }
}
