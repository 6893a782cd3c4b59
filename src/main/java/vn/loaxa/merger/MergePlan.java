package vn.loaxa.merger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Person;

/**
 * What the merger of one body into another comes to, before anything is done. Immutable.
 *
 * @param pairs bodies that end, each with the one that it becomes; parents first, {@code from} with {@code into} at the head
 * @param moves bodies below that go on as they are, under another parent
 * @param lines all of it for people; those about {@link MergeLine.Topic#CONFLICT} must be settled first
 */
public record MergePlan(Body from, Body into, List<Pair> pairs, List<Move> moves, List<MergeLine> lines) {
    public MergePlan {
        pairs = List.copyOf(pairs);
        moves = List.copyOf(moves);
        lines = List.copyOf(lines);
    }

    /** A body that ends and the one that it becomes, with everybody of the first. */
    record Pair(Body from, Body into, int before, List<Seat> seats) {
        Pair {
            seats = List.copyOf(seats);
        }

        /** People who stood in both. */
        int doubles() {
            return (int) seats.stream().filter(seat -> seat.there() != null).count();
        }

        /** How many the body has afterwards. */
        int after() {
            return before + seats.size() - doubles();
        }
    }

    /**
     * Where a person of the body that ends will stand.
     *
     * @param was the role in the body that ends
     * @param there the role that the person has in the other already, or null
     * @param becomes the role afterwards
     * @param until last day of its term, or null
     */
    record Seat(
            Person person,
            MemberRole was,
            @Nullable MemberRole there,
            MemberRole becomes,
            @Nullable LocalDate until) {}

    /** A body that goes on under another parent. */
    record Move(Body body, Body parent) {}

    public boolean isPossible() {
        return lines.stream().noneMatch(line -> line.topic() == MergeLine.Topic.CONFLICT);
    }

    /** The same as long as the plan says the same: what was read is what is done. */
    public String fingerprint() {
        return UUID.nameUUIDFromBytes(lines.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
