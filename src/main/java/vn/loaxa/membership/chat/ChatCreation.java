package vn.loaxa.membership.chat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * The making of a group chat: wished for, then asked of Zalo, then known how it ended.
 *
 * @param mark stands in the description of the chat, so that it is known again in Zalo's list when the answer was lost
 * @param attempts calls that may have reached Zalo
 * @param group the chat, once it is made
 * @param reason a word of ours why it was not made (NO_TOKEN, LIMIT, HAS_CHAT), or empty
 * @param errorCode Zalo's number why not, or 0
 */
public record ChatCreation(
        long id,
        CommuneId commune,
        BodyId body,
        Wish wish,
        String mark,
        Actor askedBy,
        Instant askedAt,
        State state,
        int attempts,
        @Nullable ZaloGroupId group,
        String reason,
        int errorCode) {

    /** How far it is. */
    public enum State {
        /** Written down, Zalo was not asked yet, or provably did not hear it. */
        WANTED,
        /** Under way just now, or was when the process ended. */
        CALLING,
        /** Zalo gave no answer: its list will tell. */
        UNKNOWN,
        DONE,
        REFUSED
    }

    /**
     * What is wished for.
     *
     * @param name 1 to 30 characters, as the rules say
     * @param assetId the package that the chat will stand on
     * @param mostMembers how many the package holds, the Official Account counted
     * @param validThrough the package's last day, or null if Zalo did not tell
     * @param keeper an administrator of the Official Account, who is in the chat from the start
     * @param invite whether the members are invited as soon as it is there
     */
    public record Wish(
            String name,
            String assetId,
            int mostMembers,
            @Nullable LocalDate validThrough,
            ZaloUserId keeper,
            boolean invite) {}

    /** Whether its end is still to come. */
    public boolean open() {
        return state != State.DONE && state != State.REFUSED;
    }
}
