package vn.loaxa.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.chat.ChatSplit;
import vn.loaxa.membership.chat.ChatSplit.Part;
import vn.loaxa.membership.chat.ChatSplit.Place;
import vn.loaxa.membership.chat.ChatSplit.Way;

/** Whatever the way, the parts add up to the roll and each finds room. */
class ChatSplitTest {
    private static final List<Integer> SIZES = List.of(10, 50, 100, 1000);

    @Test
    void byTheBodiesBelowWhereTheyHoldEverybody() {
        ChatSplit split = split(120, i -> new Place("Tổ " + i % 3, "Thôn 1"), 100);
        assertThat(split.way()).isEqualTo(Way.BODIES);
        assertThat(split.parts())
                .extracting(Part::name, Part::people, Part::size)
                .containsExactly(tuple("Tổ 0"), tuple("Tổ 1"), tuple("Tổ 2"));
    }

    @Test
    void byVillageWhereSomebodyIsInNoBodyBelow() {
        ChatSplit split = split(120, i -> new Place(i == 7 ? "" : "Tổ " + i % 3, "Thôn " + i % 4), 100);
        assertThat(split.way()).isEqualTo(Way.VILLAGES);
        assertThat(split.parts()).hasSize(4).allSatisfy(part -> assertThat(part.people())
                .isEqualTo(30));
    }

    @Test
    void intoEqualPartsWhereAVillageAloneIsTooLarge() {
        for (int people : new int[] {100, 199, 250, 1001}) {
            ChatSplit split = split(people, i -> new Place("", i < 120 ? "Thôn 1" : "Thôn 2"), 100);
            assertThat(split.way()).isEqualTo(Way.EQUAL);
            assertThat(split.parts().stream().mapToInt(Part::people).sum()).isEqualTo(people);
            assertThat(split.parts())
                    .allSatisfy(part -> assertThat(part.people()).isLessThanOrEqualTo(99));
            assertThat(split.parts()).hasSize((people + 98) / 99);
        }
    }

    private static Tuple tuple(String name) {
        return Tuple.tuple(name, 40, 50);
    }

    private static ChatSplit split(int people, Function<Integer, Place> place, int most) {
        List<Member> roll =
                IntStream.range(0, people).mapToObj(ChatSplitTest::member).toList();
        return ChatSplit.of(
                roll, member -> place.apply((int) member.person().id().value()), most, SIZES);
    }

    private static Member member(int number) {
        var id = new PersonId(number);
        return new Member(
                new Person(id, "Người " + number, null, null, null, false, false, null),
                new Membership(id, new BodyId(1), MemberRole.MEMBER, LocalDate.of(2026, 1, 1), null));
    }
}
