package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.directory.Audience;

/** Whoever asked for no more news gets none of it, is counted all the same, and still hears what is no news but duty. */
class OptOutTest extends DirectivesContract {
    @BeforeEach
    void optOut() {
        say("z-womanFree", 1);
        say("z-womanFree", 0);
        say("z-both", 0);
        say("z-both", 1);
        say("z-farmerLinked", 0);
    }

    private void say(String user, int given) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO consent (commune_id, user_id, purpose, given, notice, at)
                        VALUES (:commune, :user, 'tin-hoi', :given, 'chat', 0)""")
                .bind("commune", commune.value())
                .bind("user", user)
                .bind("given", given)
                .execute());
    }

    @Test
    void newsOfALeaderLeavesThemOutAndTheLinesStillAddUp() {
        Plan plan = plan(draft("farmerLeader", Urgency.NORMAL, new Audience.Part.OfBody(farmers1)));

        assertThat(plan.reasons()).containsEntry(Unreachable.OPTED_OUT, 1).containsEntry(Unreachable.NO_ZALO, 1);
        Plan.Line line = plan.lines().get(0);
        assertThat(line.byGroup() + line.free() + line.charged() + line.unreachable())
                .isEqualTo(plan.roll());

        Directive directive = published(draft("farmerLeader", Urgency.NORMAL, new Audience.Part.OfBody(farmers1)));
        assertThat(board(directive).visits())
                .filteredOn(visit -> visit.name().equals("farmerLinked"))
                .singleElement()
                .extracting(Board.Visit::reason)
                .isEqualTo("Đã xin dừng nhận tin");
        assertThat(board(directive).whole().roll()).isEqualTo(plan.roll());
    }

    @Test
    void theLastWordCounts() {
        assertThat(plan(draft("farmerLeader", Urgency.NORMAL, womenOf1())).reasons())
                .containsEntry(Unreachable.OPTED_OUT, 1);
        say("z-womanFree", 1);
        assertThat(plan(draft("farmerLeader", Urgency.NORMAL, womenOf1())).reasons())
                .doesNotContainKey(Unreachable.OPTED_OUT);
    }

    @Test
    void whatTheCommuneSendsAndWhatIsUrgentReachesThem() {
        for (DirectiveDraft duty : List.of(
                draft("drafter", Urgency.NORMAL, womenOf1()),
                draft("chair", Urgency.NORMAL, womenOf1()),
                draft("farmerLeader", Urgency.URGENT, womenOf1()))) {
            assertThat(plan(duty).reasons()).doesNotContainKey(Unreachable.OPTED_OUT);
        }
    }

    private Plan plan(DirectiveDraft draft) {
        return database.read(handle -> directives.plan(handle, commune, draft));
    }
}
