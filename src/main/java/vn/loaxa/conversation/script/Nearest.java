package vn.loaxa.conversation.script;

import java.util.Collection;
import java.util.Comparator;
import vn.loaxa.text.EditDistance;

/** The known word that a slip most likely meant. */
final class Nearest {
    private Nearest() {}

    static String of(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(candidate -> EditDistance.between(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }
}
