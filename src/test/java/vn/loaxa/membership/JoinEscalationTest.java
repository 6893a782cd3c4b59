package vn.loaxa.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.directory.PersonId;

/** A request that nobody decides goes up: leader, after 48 hours the deputy, after 48 more the association. */
class JoinEscalationTest extends BranchContract {
    private static final Duration TWO_DAYS = Duration.ofHours(48);

    private final MembershipService memberships = new MembershipService(directory, outbox, audit, clock);

    @Test
    void itGoesUpStepByStepAndEachIsAskedOnce() {
        ask();
        assertThat(asked()).containsExactly("user:82");

        clock.advance(TWO_DAYS.minusMinutes(1));
        assertThat(escalate()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(escalate()).isEqualTo(1);
        assertThat(escalate()).as("a second wake-up finds nothing").isZero();
        assertThat(asked()).containsExactly("user:82", "user:83");

        clock.advance(TWO_DAYS);
        escalate();
        assertThat(asked()).containsExactly("user:82", "user:83", "user:81");

        clock.advance(TWO_DAYS);
        assertThat(escalate()).as("nobody is above").isZero();
        assertThat(asked()).hasSize(3);
    }

    @Test
    void whatWasDecidedGoesNowhere() {
        ask();
        PersonId leader = person("0900000002");
        database.write(handle -> memberships.decide(handle, commune, leader, 1, true, "chat"));
        clock.advance(TWO_DAYS);

        assertThat(escalate()).isZero();
    }

    @Test
    void aBodyWithoutALeaderOnZaloAsksTheDeputyAtOnce() {
        database.write(handle -> handle.execute("UPDATE membership SET role = 'MEMBER' WHERE role = 'LEADER'"));
        ask();

        assertThat(asked()).containsExactly("user:83");
    }

    private void ask() {
        PersonId outsider = person("0900000006");
        var body = body("HND-T1").id();
        database.write(handle -> memberships.requestJoin(handle, commune, outsider, body, "chat"));
    }

    private int escalate() {
        return database.write(memberships::escalateDue);
    }

    private List<String> asked() {
        return database.read(handle -> handle.createQuery(
                        "SELECT recipient FROM outbox_message WHERE message_key LIKE '%/join-asked:%' ORDER BY id")
                .mapTo(String.class)
                .list());
    }
}
