package vn.loaxa.conversation.questions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.faq.FaqAnswer;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.faq.FaqIndex;

/**
 * What a draft would change: every question and phrasing that the FAQ knows, and what people asked in vain, are asked before
 * and after.
 *
 * @param asked how many were tried
 * @param changes only those whose answer becomes another
 */
public record Trial(int asked, List<Change> changes) {
    public Trial {
        changes = List.copyOf(changes);
    }

    /**
     * A question whose answer changes.
     *
     * @param before the question that is answered now, several with a stroke between where the bot offers a choice, empty for none
     * @param harm it had the right answer and loses it
     */
    public record Change(String question, String before, String after, boolean harm) {}

    static Trial of(List<FaqEntry> entries, FaqDraft draft, List<String> more) {
        FaqIndex now = new FaqIndex(entries);
        FaqIndex then = new FaqIndex(with(entries, draft));
        List<Change> changes = new ArrayList<>();
        Set<String> tried = new LinkedHashSet<>();
        for (FaqEntry entry : entries) {
            for (String question : questions(entry)) {
                if (tried.add(question)) {
                    add(changes, question, now.find(question), then.find(question), entry);
                }
            }
        }
        Set<String> others = new LinkedHashSet<>(questions(draft.entry()));
        others.addAll(more);
        for (String question : others) {
            if (tried.add(question)) {
                add(changes, question, now.find(question), then.find(question), null);
            }
        }
        return new Trial(tried.size(), changes);
    }

    /** The entries as they will be. */
    static List<FaqEntry> with(List<FaqEntry> entries, FaqDraft draft) {
        List<FaqEntry> all = new ArrayList<>();
        for (FaqEntry entry : entries) {
            all.add(
                    draft.kind() == FaqDraft.Kind.PHRASING
                                    && entry.id().equals(draft.entry().id())
                            ? entry.alsoAsked(draft.entry().phrasings())
                            : entry);
        }
        if (draft.kind() == FaqDraft.Kind.ENTRY) {
            all.add(draft.entry());
        }
        return all;
    }

    private static List<String> questions(FaqEntry entry) {
        List<String> all = new ArrayList<>(entry.phrasings());
        all.add(0, entry.question());
        return all;
    }

    private static void add(
            List<Change> changes, String question, FaqAnswer before, FaqAnswer after, @Nullable FaqEntry right) {
        String was = words(before);
        String becomes = words(after);
        if (!was.equals(becomes)) {
            changes.add(new Change(question, was, becomes, right != null && was.equals(right.question())));
        }
    }

    /** How an answer is told to an official: by the question of its entry. */
    static String words(FaqAnswer answer) {
        if (answer instanceof FaqAnswer.Sure sure) {
            return sure.entry().question();
        }
        return answer instanceof FaqAnswer.Unsure unsure
                ? String.join(
                        " / ", unsure.nearest().stream().map(FaqEntry::question).toList())
                : "";
    }
}
