package vn.loaxa.membership.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Person;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * How a body's roll and its group chat differ, as of the last comparison and the events since.
 *
 * @param comparedAt null if they were never compared
 * @param inside how many of the roll are in the chat
 * @param notInChat on the roll and on Zalo, but never seen in the chat
 * @param left on the roll, were in the chat and left it
 * @param strangers in the chat, but the roll does not know them as members
 * @param validThrough the last day of the right to the chat; null if Zalo did not tell
 * @param mostMembers how many the chat holds, the Official Account counted; 0 if Zalo did not tell
 */
public record ChatRoster(
        @Nullable Instant comparedAt,
        int inside,
        List<Person> notInChat,
        List<Left> left,
        List<Stranger> strangers,
        @Nullable LocalDate validThrough,
        int mostMembers) {
    public ChatRoster {
        notInChat = List.copyOf(notInChat);
        left = List.copyOf(left);
        strangers = List.copyOf(strangers);
    }

    /** Somebody who left the chat, or was seen to have left it, then. */
    public record Left(Person person, Instant at) {}

    /**
     * Somebody in the chat who is not on the roll.
     *
     * @param name as Zalo shows it; empty where Zalo keeps it back or has not told yet
     * @param person whose account it is, if the commune knows
     * @param keeper the administrator of the Official Account without whom there is no chat
     */
    public record Stranger(
            ZaloUserId user, String name, @Nullable Person person, boolean keeper) {}
}
