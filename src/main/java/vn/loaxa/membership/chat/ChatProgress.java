package vn.loaxa.membership.chat;

import java.util.List;
import vn.loaxa.directory.Person;

/**
 * How a round of inviting stands.
 *
 * @param joined of those invited in this round, who are in the chat now
 * @param invited who were invited and have not come in
 * @param under on their way to Zalo just now
 * @param waiting still to be invited
 * @param tomorrow whether the waiting wait because today's number is used up
 * @param refused who cannot be invited
 */
public record ChatProgress(
        ChatRound.State state,
        int joined,
        int invited,
        int under,
        int waiting,
        boolean tomorrow,
        List<Refused> refused) {
    public ChatProgress {
        refused = List.copyOf(refused);
    }

    /**
     * @param reason a word of ours (NOT_FOLLOWING, BLOCKED, LEFT, NO_ROOM, NOT_MEMBER), or empty
     * @param errorCode Zalo's number, or 0
     */
    public record Refused(Person person, String reason, int errorCode) {}

    /** Whether something may change within seconds. */
    public boolean moving() {
        return state == ChatRound.State.RUNNING && !(tomorrow && under == 0);
    }
}
