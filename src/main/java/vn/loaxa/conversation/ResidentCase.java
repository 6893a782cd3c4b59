package vn.loaxa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Something a resident reported.
 *
 * @param number what the resident is told, counted up within the commune
 * @param person null when the account is not linked
 * @param media address of the picture or file; empty for none
 * @param place words, or latitude and longitude; empty for none
 * @param dueAt until when the office promised to answer
 * @param answer null until there is one
 */
public record ResidentCase(
        long id,
        int number,
        ZaloUserId user,
        @Nullable PersonId person,
        String text,
        String media,
        String place,
        Instant openedAt,
        Instant dueAt,
        State state,
        @Nullable String answer) {
    /** Where a case stands. */
    public enum State {
        OPEN,
        ANSWERED,
        /** The office is done with it. */
        CLOSED
    }

    public boolean overdue(Instant now) {
        return state == State.OPEN && now.isAfter(dueAt);
    }

    /** One line of the history, oldest first. */
    public record Event(Instant at, String actor, State state, String note) {}

    @Override
    public String toString() {
        return "ResidentCase[" + number + ", " + state + "]";
    }
}
