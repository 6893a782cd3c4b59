package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.OfficialRole;

/** Who counts as reached through a chat, on both databases: the farmers of village 1 have one, and three of them are on Zalo. */
class ChatReadersTest extends DirectivesContract {
    private static final String CHAT = "g-farmers-1";

    private void listed() {
        sql("INSERT INTO chat_roster (commune_id, group_id, compared_at, most_members) VALUES (" + commune + ", '"
                + CHAT + "', 1, 50)");
    }

    private void seen(String name, boolean inside) {
        sql("INSERT INTO chat_member (commune_id, group_id, user_id, name, inside, changed_at) VALUES (" + commune
                + ", '" + CHAT + "', 'z-" + name + "', '', " + (inside ? 1 : 0) + ", 1)");
    }

    private void sql(String statement) {
        database.write(handle -> handle.execute(statement));
    }

    private Plan plan() {
        return database.read(
                handle -> directives.plan(handle, commune, draft("drafter", Urgency.NORMAL, farmersAndBelow())));
    }

    private static List<Integer> ways(Plan plan) {
        Plan.Line line = plan.lines().get(0);
        assertThat(line.byGroup() + line.free() + line.charged() + line.unreachable())
                .isEqualTo(line.members());
        return List.of(line.byGroup(), line.free(), line.charged(), line.unreachable());
    }

    @Test
    void beforeItsListIsComparedAllMembersCountAsInTheChatAndThePlanSaysSo() {
        assertThat(ways(plan())).containsExactly(3, 0, 0, 1);
        assertThat(plan().unlisted()).isEqualTo(3);
        seen("both", false);
        assertThat(ways(plan())).as("one was seen to leave").containsExactly(2, 1, 0, 1);
    }

    @Test
    void onceItIsComparedOnlyThoseInItCountAndTheOthersHaveTheirOwnRoute() {
        listed();
        seen("farmerLeader", true);
        assertThat(ways(plan())).containsExactly(1, 1, 0, 2);
        assertThat(plan().unlisted()).isZero();
        assertThat(plan().reasons()).containsEntry(Unreachable.OUTSIDE_WINDOW, 1);

        Directive directive = published(draft("drafter", Urgency.NORMAL, farmersAndBelow()));
        assertThat(rows())
                .filteredOn(row -> row.key().startsWith("directive:" + directive.id() + "/"))
                .extracting(Row::recipient)
                .containsExactlyInAnyOrder("group:" + CHAT, "user:z-both");
        assertThat(board(directive).visits())
                .extracting(Board.Visit::name)
                .containsExactlyInAnyOrder("farmerLinked", "farmerOffline");
    }

    @Test
    void whoComesInByAnEventIsReachedByTheChatAndWhoLeftIsNot() {
        listed();
        seen("farmerLeader", false);
        seen("farmerLinked", true);
        assertThat(ways(plan())).containsExactly(1, 2, 0, 1);
    }

    @Test
    void anOfficialInTheChatIsNotWrittenToAsWell() {
        listed();
        seen("head", true);
        seen("farmerLeader", true);
        Directive directive = published(draft(
                "drafter",
                Urgency.NORMAL,
                farmersAndBelow(),
                new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD)));
        assertThat(rows())
                .filteredOn(row -> row.key().startsWith("directive:" + directive.id() + "/"))
                .extracting(Row::recipient)
                .doesNotContain("user:z-head")
                .contains("group:" + CHAT);
    }
}
