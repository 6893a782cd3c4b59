package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.zalo.wire.ZaloUserId;

/** It is Sunday 27/9/2026, 14h00. The directive is for the farmers and the women of village 1, who are eight. */
class FollowUpsTest extends DirectivesContract {
    private static final String SENTENCE =
            "Nhắc sau 4 giờ, báo chi hội trưởng sau 24 giờ, báo chủ tịch hội nếu dưới 80% khi còn 1 ngày";

    private Directive sentTo(@Nullable Duration deadline) {
        DirectiveDraft plain = draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1());
        Directive directive = published(new DirectiveDraft(
                plain.author(),
                plain.symbol(),
                plain.title(),
                plain.text(),
                plain.urgency(),
                plain.audience(),
                null,
                deadline == null ? null : START.plus(deadline)));
        database.write(handle -> handle.execute("UPDATE delivery SET status = 1 WHERE status = 0"));
        return directive;
    }

    private FollowUpResult set(String author, String sentence) {
        return act((service, handle) -> service.followUps().set(handle, commune, 1, person(author), sentence, "chat"));
    }

    private FollowUpTick tick() {
        return new FollowUpTick(database, directives.followUps());
    }

    private void runAt(Duration sinceOut) {
        clock.moveTo(START.plus(sinceOut));
        tick().runDue();
        new FollowUpTick(database, service(true).followUps()).runDue();
    }

    private List<String> got() {
        return rows().stream()
                .filter(row -> row.key().contains("/follow:"))
                .map(row -> row.recipient().replace("user:", ""))
                .toList();
    }

    private List<FollowUp.State> states(Directive directive) {
        return database.read(handle -> directives.followUps().of(handle, directive)).orElseThrow().steps().stream()
                .map(FollowUp.Planned::state)
                .toList();
    }

    private void addChair() {
        database.write(handle -> {
            var chair = directory.addPerson(handle, commune, "Chủ tịch Hội Nông dân", null, null);
            var user = new ZaloUserId("z-hnd");
            directory.noteFollow(handle, commune, user, true, START);
            directory.link(handle, commune, Actor.SYSTEM, user, chair);
            directory.noteInteraction(handle, commune, user, START);
            return directory.addMembership(handle, commune, Actor.SYSTEM, chair, farmers, MemberRole.CHAIR);
        });
    }

    @Test
    void theSentenceIsSaidBackAndCarriedOutStepByStepEachOnce() {
        addChair();
        Directive directive = sentTo(Duration.ofDays(3));
        var set = set("drafter", SENTENCE);
        assertThat(set.ok()).isTrue();
        assertThat(set.said())
                .contains(
                        "• Sau 4 giờ (18h00 Chủ nhật 27/9/2026): nhắc những người chưa nhận",
                        "• Khi còn 24 giờ đến hạn (14h00 thứ Ba 29/9/2026), nếu chưa đủ 80% đã nhận: báo chủ tịch hội");
        acknowledge("womanFree", 1);

        runAt(Duration.ofMinutes(239));
        assertThat(got()).isEmpty();
        runAt(Duration.ofHours(4));
        // Who has answered, has no Zalo or did not write for a week is not written to.
        assertThat(got()).containsExactlyInAnyOrder("z-farmerLeader", "z-both", "z-womanCharged", "z-hnd");
        runAt(Duration.ofHours(24));
        assertThat(got()).hasSize(5).endsWith("z-farmerLeader");
        assertThat(rows().get(rows().size() - 1).call())
                .contains("4/4 người thuộc phần đồng chí phụ trách chưa nhận", "farmerOffline")
                .doesNotContain("womanSilent");
        runAt(Duration.ofDays(2));
        assertThat(got()).hasSize(6).endsWith("z-hnd");
        assertThat(rows().get(rows().size() - 1).call()).contains("Chi hội Nông dân thôn 1: còn 4");
        assertThat(states(directive)).containsOnly(FollowUp.State.DONE);
    }

    @Test
    void chairWhoseBranchHasAnsweredIsNotTold() {
        addChair();
        Directive directive = sentTo(Duration.ofDays(3));
        set("drafter", "báo chủ tịch hội nếu dưới 50% khi còn 2 ngày");
        for (String name : List.of("farmerLeader", "farmerLinked", "both")) {
            acknowledge(name, 1);
        }
        runAt(Duration.ofDays(1));

        assertThat(got()).isEmpty();
        assertThat(states(directive)).containsExactly(FollowUp.State.DONE);
    }

    @Test
    void stepOfTheNightIsDoneInTheMorningForThoseStillMissingThen() {
        sentTo(null);
        set("drafter", "nhắc sau 9 giờ");
        runAt(Duration.ofHours(9));
        assertThat(got()).isEmpty();
        acknowledge("both", 1);
        clock.moveTo(Instant.parse("2026-09-27T23:30:00Z"));
        tick().runDue();
        assertThat(got()).containsExactlyInAnyOrder("z-farmerLeader", "z-womanFree", "z-womanCharged");
    }

    @Test
    void afterAnOutageOnlyTheLastOfAKindIsDoneAndNobodyIsRemindedOfWhatIsOver() {
        Directive directive = sentTo(Duration.ofHours(4));
        set("drafter", "nhắc sau 1 giờ, 2 giờ, nhắc khi còn 1 giờ, báo tôi khi đến hạn");
        runAt(Duration.ofHours(5));

        assertThat(got()).containsExactly("z-drafter");
        assertThat(states(directive))
                .containsExactly(
                        FollowUp.State.SKIPPED, FollowUp.State.SKIPPED, FollowUp.State.SKIPPED, FollowUp.State.DONE);
    }

    @Test
    void whoWasRemindedJustNowIsLeftAlone() {
        sentTo(null);
        set("drafter", "nhắc sau 4 giờ");
        clock.moveTo(START.plus(Duration.ofHours(3)));
        act((service, handle) -> service.nudge(handle, commune, 1, person("farmerLeader"), "chat"));
        runAt(Duration.ofHours(4));
        assertThat(got()).containsExactlyInAnyOrder("z-womanFree", "z-womanCharged");

        clock.moveTo(START.plus(Duration.ofHours(4)).plusSeconds(60));
        var again = act((service, handle) -> service.nudge(handle, commune, 1, person("chair"), "chat"));
        assertThat(again).hasValueSatisfying(nudge -> assertThat(nudge.sent()).isEqualTo(2));
    }

    @Test
    void whatCannotComeOrIsNotTheirsIsRefused() {
        sentTo(null);
        assertThat(set("drafter", "nhắc khi còn 1 ngày").said()).contains("không có hạn");
        assertThat(set("womanFree", SENTENCE).ok()).isFalse();
        assertThat(set("drafter", "nhắc ông Tám sau 4 giờ").said()).contains("nhắc ông Tám");
        clock.moveTo(START.plus(Duration.ofHours(5)));
        assertThat(set("drafter", "nhắc sau 4 giờ").said()).contains("đã qua");
        List<DirectiveId> waiting =
                database.read(handle -> directives.followUps().waiting(handle));
        assertThat(waiting).isEmpty();
    }

    @Test
    void changedSentenceDoesNotRepeatWhatWasDoneAndAnEmptyOneEndsIt() {
        Directive directive = sentTo(null);
        set("drafter", "nhắc sau 1 giờ");
        runAt(Duration.ofHours(1));
        int first = got().size();
        assertThat(set("drafter", "nhắc sau 1 giờ, nhắc sau 5 giờ").ok()).isTrue();
        runAt(Duration.ofHours(2));
        assertThat(got()).hasSize(first);
        runAt(Duration.ofHours(5));
        assertThat(got()).hasSize(2 * first);

        set("drafter", "nhắc sau 20 giờ");
        set("drafter", "");
        runAt(Duration.ofHours(20));
        assertThat(got()).hasSize(2 * first);
        Optional<FollowUp> left = database.read(handle -> directives.followUps().of(handle, directive));
        assertThat(left).isEmpty();
    }

    @Test
    void stoppedDirectiveIsNotFollowedUp() {
        sentTo(null);
        set("drafter", "nhắc sau 1 giờ");
        act((service, handle) -> service.stop(handle, commune, 1, person("drafter"), "chat"));
        runAt(Duration.ofHours(1));
        assertThat(got()).isEmpty();
    }
}
