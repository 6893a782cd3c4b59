package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.loaxa.broadcast.PublishResult.AwaitingApproval;
import vn.loaxa.broadcast.PublishResult.Drilled;
import vn.loaxa.broadcast.PublishResult.Published;
import vn.loaxa.broadcast.PublishResult.Scheduled;
import vn.loaxa.settings.ZaloRules;

/** When directives leave: at their time, once, and not in the night; and drills never. */
class DepartureTest extends DirectivesContract {
    /** 22h30 in the commune. */
    private static final Instant LATE = Instant.parse("2026-09-27T15:30:00Z");
    /** 6h00 on the next morning. */
    private static final Instant MORNING = Instant.parse("2026-09-27T23:00:00Z");

    @Test
    void aScheduledDirectiveLeavesAtItsTimeAndOnce() {
        Instant evening = START.plus(Duration.ofHours(3));
        PublishResult result =
                publish(draft("drafter", Urgency.NORMAL, womenOf1()).sent(Dispatch.at(evening)));
        assertThat(result).isInstanceOfSatisfying(Scheduled.class, scheduled -> assertThat(scheduled.at())
                .isEqualTo(evening));
        assertThat(depart()).isZero();
        assertThat(rows()).isEmpty();

        clock.advance(Duration.ofHours(3));
        // As after a restart: nothing is remembered but the tables.
        directives = service(true);
        assertThat(depart()).isEqualTo(1);
        assertThat(depart()).isZero();

        assertThat(rows()).hasSize(3);
        assertThat(first().state()).isEqualTo(DirectiveState.PUBLISHED);
        assertThat(first().publishedAt()).isEqualTo(evening);
        assertThat(board(first()).whole().roll()).isEqualTo(first().roll());
    }

    @Test
    void whatIsSentInTheNightWaitsForTheMorningAndThePlanSaysSo() {
        clock.moveTo(LATE);
        DirectiveDraft draft = draft("drafter", Urgency.NORMAL, womenOf1());

        Plan plan = database.read(handle -> directives.plan(handle, commune, draft));
        assertThat(plan.departs()).isEqualTo(MORNING);
        assertThat(plan.night()).isEqualTo(Plan.Night.HOLDS_BACK);
        assertThat(publish(draft)).isInstanceOf(Scheduled.class);
        assertThat(rows()).isEmpty();

        clock.moveTo(MORNING.minusSeconds(1));
        assertThat(depart()).isZero();
        clock.moveTo(MORNING);
        assertThat(depart()).isEqualTo(1);
        assertThat(rows()).isNotEmpty();
    }

    @Test
    void onlyTheMostUrgentLeavesInTheNightAndOnlyForAReason() {
        directives = service(false);
        clock.moveTo(LATE);
        Dispatch reason = new Dispatch(null, "đê sắp vỡ", false);

        assertThat(publish(draft("drafter", Urgency.VERY_URGENT, womenOf1()).sent(reason)))
                .isInstanceOf(Scheduled.class);
        assertThat(publish(draft("drafter", Urgency.FLASH, womenOf1()))).isInstanceOf(Scheduled.class);
        DirectiveDraft flood = draft("drafter", Urgency.FLASH, womenOf1()).sent(reason);
        Plan plan = database.read(handle -> directives.plan(handle, commune, flood));
        assertThat(plan.departs()).isNull();
        assertThat(plan.night()).isEqualTo(Plan.Night.BROKEN_FOR_A_REASON);
        assertThat(publish(flood)).isInstanceOf(Published.class);

        assertThat(database.read(handle -> audit.list(handle, commune, 0, 1))
                        .get(0)
                        .details())
                .containsEntry("night_reason", "đê sắp vỡ");
    }

    @Test
    void aTimeInTheNightIsMovedToTheMorning() {
        Dispatch midnight = Dispatch.at(Instant.parse("2026-09-27T17:00:00Z"));

        PublishResult result =
                publish(draft("drafter", Urgency.NORMAL, womenOf1()).sent(midnight));

        assertThat(result).isInstanceOfSatisfying(Scheduled.class, scheduled -> assertThat(scheduled.at())
                .isEqualTo(MORNING));
    }

    @Test
    void whatIsApprovedInTheNightLeavesInTheMorning() {
        assertThat(publish(draft("drafter", Urgency.FLASH, womenOf1()))).isInstanceOf(AwaitingApproval.class);
        clock.moveTo(LATE);

        assertThat(approve()).isInstanceOf(Scheduled.class);
        assertThat(rows()).noneMatch(row -> row.key().contains("/delivery:"));

        clock.moveTo(MORNING);
        depart();
        assertThat(rows()).anyMatch(row -> row.key().contains("/delivery:"));
        assertThat(first().approver()).isEqualTo(person("chair"));
    }

    @Test
    void whatWaitsForItsTimeCanBeStoppedAndNeverLeaves() {
        publish(draft("drafter", Urgency.NORMAL, womenOf1()).sent(Dispatch.at(START.plusSeconds(600))));

        Optional<Integer> stopped =
                act((service, handle) -> service.stop(handle, commune, 1, person("drafter"), "chat"));

        assertThat(stopped).contains(first().roll());
        clock.advance(Duration.ofHours(1));
        assertThat(depart()).isZero();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aReplacementThatIsOvertakenWhileItWaitsIsCalledOff() {
        published(draft("drafter", Urgency.NORMAL, womenOf1()));
        Follow follow = new Follow(1, Follow.Kind.REPLACES);
        publish(draft("drafter", Urgency.NORMAL).about(follow).sent(Dispatch.at(START.plusSeconds(600))));
        published(draft("drafter", Urgency.NORMAL).about(follow));

        clock.advance(Duration.ofHours(1));
        assertThat(depart()).isEqualTo(1);
        assertThat(depart()).isZero();

        assertThat(rows()).noneMatch(row -> row.key().startsWith("directive:2/"));
    }

    @Test
    void aDrillIsPlannedAndWrittenDownAndNothingLeaves() {
        Directive drilled = drill();

        assertThat(rows()).isEmpty();
        assertThat(board(drilled).whole().roll()).isEqualTo(drilled.roll());
        assertThat(board(drilled).visits()).hasSize(2);
        assertThat(notices("womanFree")).isEmpty();
        assertThat(acknowledge("womanFree", null)).isInstanceOf(AcknowledgeResult.Nothing.class);
    }

    @Test
    void noTrickMakesADrillGoLive() {
        Directive drilled = drill();
        String id = drilled.id().toString();

        assertRefused("UPDATE directive SET state = 'PUBLISHED' WHERE id = " + id);
        assertRefused("UPDATE directive SET state = 'SCHEDULED', departs_at = 0 WHERE id = " + id);
        assertRefused("UPDATE directive SET drill = 0 WHERE id = " + id);
        assertRefused("UPDATE directive SET drill = 0, state = 'SCHEDULED' WHERE id = " + id);
        // Even code that has lost its way: the sender itself, told to send it.
        assertThatThrownBy(() -> database.write(handle -> {
                    var planning = new Planning(
                            directory,
                            clock,
                            ZaloRules.bundled(),
                            new BroadcastSettings(true, 100),
                            new Succession(directory, outbox));
                    DirectiveDraft draft = DirectiveDraft.of(drilled);
                    handle.execute("DELETE FROM delivery WHERE directive_id = " + id);
                    new DirectiveSender(outbox)
                            .send(
                                    handle,
                                    commune,
                                    drilled,
                                    planning.letterhead(handle, commune, draft, 1),
                                    planning.plan(handle, commune, draft).routing(),
                                    new Addressees(new AudienceReader(directory).names(handle, commune)),
                                    Set.of(),
                                    clock.instant());
                    return true;
                }))
                .hasStackTraceContaining("a drill cannot go live");

        assertThat(first().state()).isEqualTo(DirectiveState.DRILLED);
        assertThat(rows()).isEmpty();
        depart();
        assertThat(rows()).isEmpty();
        assertThat(approve()).isEqualTo(new PublishResult.Refused(PublishResult.Reason.NOT_WAITING));
        assertThat(nudge()).isEmpty();
        assertThat(withdraw()).isEqualTo(new PublishResult.Refused(PublishResult.Reason.NOT_IN_FORCE));
    }

    private List<Directive> notices(String name) {
        return act((service, handle) -> service.noticesFor(handle, commune, person(name), 5));
    }

    private PublishResult approve() {
        return act((service, handle) -> service.approve(handle, commune, 1, person("chair"), "chat"));
    }

    private PublishResult withdraw() {
        return act((service, handle) -> service.withdraw(handle, commune, 1, person("drafter"), "", "chat"));
    }

    private Optional<Nudge> nudge() {
        return act((service, handle) -> service.nudge(handle, commune, 1, person("drafter"), "chat"));
    }

    private void assertRefused(String trick) {
        assertThatThrownBy(() -> database.write(handle -> handle.execute(trick)))
                .as(trick)
                .isInstanceOf(RuntimeException.class);
        assertThat(first().state()).isEqualTo(DirectiveState.DRILLED);
        assertThat(first().dispatch().drill()).isTrue();
    }

    private Directive drill() {
        PublishResult result =
                publish(draft("drafter", Urgency.FLASH, womenOf1()).sent(new Dispatch(null, "", true)));
        assertThat(result).isInstanceOf(Drilled.class);
        return ((Drilled) result).directive();
    }

    private int depart() {
        return database.write(directives::departDue);
    }

    private Directive first() {
        return database.read(handle -> directives.byNumber(handle, commune, 1)).orElseThrow();
    }
}
