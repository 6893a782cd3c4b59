package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.Vietnamese;

/** What people asked and the FAQ did not know: the list from which officials write new entries. Thread-safe. */
public final class UnansweredQuestions {
    private static final int LONGEST = 300;

    private final Clock clock;
    private final UnansweredStore store = new UnansweredStore();

    public UnansweredQuestions(Clock clock) {
        this.clock = clock;
    }

    /** Those nobody has settled, the most frequent first, at most so many. */
    public List<UnansweredQuestion> open(Handle handle, CommuneId commune, int most) {
        return store.open(handle, commune, most);
    }

    /** An entry was written, or none is needed; false if it was not open. The same question opens it again. */
    public boolean settle(Handle handle, CommuneId commune, long id) {
        return store.settle(handle, commune, id, clock.instant());
    }

    /** @param likeness the same for questions that mean the same; empty for what is no question */
    void count(Handle handle, CommuneId commune, String likeness, String typed, Instant at) {
        if (!likeness.isEmpty()) {
            store.count(handle, commune, shortened(likeness), shortened(withoutNumbers(typed)), at);
        }
    }

    /** Phones and identity numbers are nobody's business in this list. */
    private static String withoutNumbers(String typed) {
        return Vietnamese.clean(typed).replaceAll("\\d[\\d .-]{5,}\\d", "…");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
