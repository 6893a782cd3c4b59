package vn.loaxa.conversation.faq;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A question with its answer. Immutable.
 *
 * @param id stable within the scripts
 * @param question how it is offered on a button
 * @param phrasings other ways people ask it
 * @param answer may name facts of the commune as {@code {gio_lam_viec}}
 * @param asOf the day the facts are of
 * @param source law or page they come from
 * @param reviewBy last day the answer may be given without being looked at again
 * @param ownerRole who keeps it right
 */
public record FaqEntry(
        String id,
        String question,
        List<String> phrasings,
        String answer,
        LocalDate asOf,
        String source,
        LocalDate reviewBy,
        String ownerRole) {
    public FaqEntry {
        phrasings = List.copyOf(phrasings);
    }

    /** The same entry, asked in these ways too. */
    public FaqEntry alsoAsked(List<String> more) {
        List<String> all = new ArrayList<>(phrasings);
        all.addAll(more);
        return new FaqEntry(id, question, all, answer, asOf, source, reviewBy, ownerRole);
    }

    public boolean expired(LocalDate today) {
        return today.isAfter(reviewBy);
    }
}
