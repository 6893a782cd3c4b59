package vn.loaxa.merger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Person;
import vn.loaxa.membership.chat.ChatRoster;
import vn.loaxa.membership.chat.ChatRosters;
import vn.loaxa.merger.MergePlan.Pair;
import vn.loaxa.merger.MergePlan.Seat;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Whether the chat that goes on holds all who will be asked into it. */
final class ChatRoom {
    /**
     * A chat after a merger.
     *
     * @param chatOf whose chat it is now
     * @param most how many it holds, the Official Account counted
     * @param inside how many are in it, the Official Account not counted
     * @param coming how many on Zalo are to be asked in
     */
    record Room(Body chatOf, int most, int inside, int coming) {
        /** How many find no place. */
        int missing() {
            return Math.max(0, inside + coming + 1 - most);
        }
    }

    private final Directory directory;
    private final ChatRosters rosters;

    ChatRoom(Directory directory) {
        this.directory = directory;
        rosters = new ChatRosters(directory);
    }

    /** Empty where there is no chat, or nobody knows how many it holds. */
    Optional<Room> of(Handle handle, CommuneId commune, Pair pair) {
        boolean stays = pair.into().group() != null;
        Body chatOf = stays ? pair.into() : pair.from();
        ZaloGroupId group = chatOf.group();
        @Nullable ChatRoster roster = rosters.of(handle, commune, chatOf).orElse(null);
        if (group == null || roster == null || roster.mostMembers() == 0) {
            return Optional.empty();
        }
        Stream<Person> coming = stays
                ? pair.seats().stream().filter(seat -> seat.there() == null).map(Seat::person)
                : others(handle, pair);
        int count = (int) coming.map(Person::zalo)
                .filter(user -> user != null && !rosters.isInside(handle, commune, group, user))
                .count();
        return Optional.of(new Room(
                chatOf,
                roster.mostMembers(),
                roster.inside() + roster.strangers().size(),
                count));
    }

    /** Those of the body that goes on who were not in the other one. */
    private Stream<Person> others(Handle handle, Pair pair) {
        List<Person> came = pair.seats().stream().map(Seat::person).toList();
        return directory.roll(handle, pair.into().id()).stream()
                .map(Member::person)
                .filter(person -> came.stream().noneMatch(one -> one.id().equals(person.id())));
    }
}
