package vn.loaxa.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.MembershipResult.Done;
import vn.loaxa.membership.MembershipResult.Reason;
import vn.loaxa.membership.MembershipResult.Refused;
import vn.loaxa.outbox.Outbox;

/** A leader's slip can be taken back for ten minutes, once, and only while it is still their branch. */
class UndoTest extends BranchContract {
    private MembershipService service;
    private BodyId branch;
    private PersonId leader;
    private PersonId deputy;
    private PersonId stranger;

    @BeforeEach
    void open() {
        service = new MembershipService(directory, new Outbox(clock), audit, clock);
        branch = body("HND-T1").id();
        leader = person("0900000002");
        deputy = person("0900000003");
        stranger = person("0900000006");
    }

    @Test
    void whoWasAddedIsOutAgain() {
        add(stranger);
        assertThat(undo(leader)).isInstanceOf(Done.class);
        assertThat(roles(stranger)).isEmpty();
        assertThat(undo(leader)).as("twice").isEqualTo(new Refused(Reason.NOTHING_TO_UNDO));
    }

    @Test
    void whoWasTakenOutIsBackAsWhatTheyWere() {
        LocalDate until = LocalDate.ofInstant(clock.instant(), clock.getZone()).plusYears(1);
        PersonId member = person("0900000004");
        assertThat(database.<MembershipResult>write(
                        handle -> service.appointDeputy(handle, commune, leader, branch, member, until)))
                .isInstanceOf(Done.class);
        database.write(handle -> service.remove(handle, commune, leader, branch, member, "inbox:1"));
        assertThat(roles(member)).isEmpty();
        assertThat(undo(leader)).isInstanceOf(Done.class);
        assertThat(memberships(member)).singleElement().satisfies(back -> {
            assertThat(back.role()).isEqualTo(MemberRole.DEPUTY);
            assertThat(back.until()).isEqualTo(until);
        });
    }

    @Test
    void afterTenMinutesAndForSomebodyElseThereIsNothing() {
        add(stranger);
        assertThat(undo(deputy)).isEqualTo(new Refused(Reason.NOTHING_TO_UNDO));
        clock.advance(Duration.ofMinutes(10).plusMillis(1));
        assertThat(undo(leader)).isEqualTo(new Refused(Reason.NOTHING_TO_UNDO));
        assertThat(roles(stranger)).containsExactly(MemberRole.MEMBER);
    }

    @Test
    void whoLeadsNoMoreUndoesNothing() {
        add(stranger);
        database.write(handle -> directory.endMembership(handle, commune, Actor.SYSTEM, leader, branch));
        assertThat(undo(leader)).isEqualTo(new Refused(Reason.NOT_ALLOWED));
        assertThat(roles(stranger)).containsExactly(MemberRole.MEMBER);
    }

    private void add(PersonId who) {
        assertThat(database.<MembershipResult>write(
                        handle -> service.add(handle, commune, leader, branch, who, "inbox:0")))
                .isInstanceOf(Done.class);
    }

    private MembershipResult undo(PersonId actor) {
        return database.write(handle -> service.undo(handle, commune, actor, "inbox:9"));
    }

    private List<Membership> memberships(PersonId who) {
        return database.read(handle -> directory.membershipsOf(handle, who));
    }

    private List<MemberRole> roles(PersonId who) {
        return memberships(who).stream().map(Membership::role).toList();
    }
}
