package vn.loaxa.conversation.tally;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.DirectiveId;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * What residents say of their own digital life (domain §6: self-declared, no proof). An account has one answer to each question, the
 * latest. All writes take part in the caller's transaction. Thread-safe.
 */
public final class Surveys {
    private final Clock clock;
    private final SurveyStore store = new SurveyStore();

    public Surveys(Clock clock) {
        this.clock = clock;
    }

    /** What is asked. */
    public enum Question {
        VNEID,
        PAYMENT,
        SIGNATURE,
        HEALTH
    }

    /** What may be answered. */
    public enum Answer {
        YES,
        NO,
        UNSURE
    }

    /** Puts these answers in the place of the earlier ones to the same questions. */
    public void keep(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            @Nullable VillageId village,
            Map<Question, Answer> answers) {
        answers.forEach(
                (question, answer) -> store.put(handle, commune, user, question, answer, village, clock.instant()));
    }

    /** How many of the people whom a directive is for have answered at least one question since then. */
    public int answered(Handle handle, DirectiveId directive, Instant since) {
        return store.answered(handle, directive, since);
    }

    /** Forgets what the account answered. */
    public void forget(Handle handle, CommuneId commune, ZaloUserId user) {
        store.delete(handle, commune, user);
    }
}
