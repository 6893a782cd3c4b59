package vn.loaxa.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Person;

/**
 * How a body's roll and its group chat differ, as of the last comparison.
 *
 * @param comparedAt null if they were never compared
 * @param notInChat on the roll and on Zalo, but not in the chat
 * @param notOnRoll names of those in the chat whom the roll does not know as members
 * @param validThrough the last day of the right to the chat; null if Zalo did not tell
 * @param mostMembers how many the chat holds; 0 if Zalo did not tell
 */
public record ChatRoster(
        @Nullable Instant comparedAt,
        List<Person> notInChat,
        List<String> notOnRoll,
        @Nullable LocalDate validThrough,
        int mostMembers) {
    public ChatRoster {
        notInChat = List.copyOf(notInChat);
        notOnRoll = List.copyOf(notOnRoll);
    }
}
