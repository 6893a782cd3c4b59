package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.loaxa.broadcast.Follow.Kind;
import vn.loaxa.broadcast.PublishResult.AwaitingApproval;
import vn.loaxa.broadcast.PublishResult.Ended;
import vn.loaxa.broadcast.PublishResult.Published;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.broadcast.PublishResult.Refused;
import vn.loaxa.directory.Audience;

/** One directive after another about the same matter: nobody is left with the stale one, and nobody hears of it for nothing. */
class SuccessionTest extends DirectivesContract {

    @Test
    void aWithdrawalGoesOnlyToThoseWhoHaveItAndQuotesItsNumber() {
        Directive first = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(first, "womanFree");

        PublishResult result = withdraw("drafter", 1, "sai giờ");

        assertThat(result).isInstanceOf(Published.class);
        assertThat(recipientsOf(2)).containsExactly("z-womanFree");
        assertThat(rows())
                .filteredOn(row -> row.key().startsWith("directive:2/"))
                .singleElement()
                .satisfies(row -> assertThat(row.call())
                        .contains("Thu hồi văn bản số 24/TB-UBND ngày 27/9/2026", "Lý do: sai giờ", "đã nhận 2"));
        assertThat(state(1)).isEqualTo(DirectiveState.WITHDRAWN);
        assertThat(pendingOf(1)).isZero();
        assertThat(board(byNumber(2)).whole().roll()).isEqualTo(1);
    }

    @Test
    void whatNobodyHasYetIsEndedWithoutAWordToAnybody() {
        published(draft("drafter", Urgency.NORMAL, womenOf1()));

        assertThat(withdraw("drafter", 1, "")).isInstanceOf(Ended.class);

        assertThat(state(1)).isEqualTo(DirectiveState.WITHDRAWN);
        assertThat(pendingOf(1)).isZero();
        assertThat(rows()).noneMatch(row -> row.key().startsWith("directive:2/"));
    }

    @Test
    void aCorrectionGoesToThoseWhoHaveItOrAreStillToGetItAndLeavesItInForce() {
        Directive first = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(first, "womanFree");

        published(follow(Kind.CORRECTS, 1));

        assertThat(recipientsOf(2)).containsExactlyInAnyOrder("z-womanFree", "z-both", "z-womanCharged");
        assertThat(state(1)).isEqualTo(DirectiveState.PUBLISHED);
        assertThat(pendingOf(1)).isEqualTo(2);
    }

    @Test
    void aReplacementTakesBackWhatWaitsAndReachesTheWholeRollOfTheFirst() {
        Directive first = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(first, "womanFree");

        published(follow(Kind.REPLACES, 1));

        assertThat(state(1)).isEqualTo(DirectiveState.REPLACED);
        assertThat(pendingOf(1)).isZero();
        assertThat(board(byNumber(2)).whole().roll())
                .isEqualTo(board(first).whole().roll());
        assertThat(recipientsOf(2)).containsExactlyInAnyOrder("z-womanFree", "z-both", "z-womanCharged");
        assertThat(inForce(1).orElseThrow()).isEqualTo(byNumber(2));
        assertThat(notices("womanFree")).extracting(Directive::shortNumber).containsExactly(2);
        assertThat(acknowledge("womanFree", null)).isEqualTo(new AcknowledgeResult.Recorded(byNumber(2)));
    }

    @Test
    void whoeverOnlyHasAnOlderLinkOfTheChainHearsOfTheEndToo() {
        Directive first = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        sent(first, "womanFree");
        published(follow(Kind.REPLACES, 1));
        Directive third = published(follow(Kind.REPLACES, 2));
        sent(third, "womanCharged");

        withdraw("chair", 3, "");

        assertThat(recipientsOf(4)).containsExactlyInAnyOrder("z-womanFree", "z-womanCharged");
        assertThat(chain(2)).extracting(Directive::shortNumber).containsExactly(1, 2, 3, 4);
        assertThat(inForce(1)).isEmpty();
    }

    @Test
    void onlyWhatIsInForceCanBeFollowedSoThatAChainNeverForks() {
        published(draft("drafter", Urgency.NORMAL, womenOf1()));
        published(follow(Kind.REPLACES, 1));

        assertThat(publish(follow(Kind.REPLACES, 1))).isEqualTo(new Refused(Reason.NOT_IN_FORCE));
        assertThat(publish(follow(Kind.CORRECTS, 1))).isEqualTo(new Refused(Reason.NOT_IN_FORCE));
        assertThat(withdraw("drafter", 1, "")).isEqualTo(new Refused(Reason.NOT_IN_FORCE));
        assertThat(publish(follow(Kind.REPLACES, 77))).isEqualTo(new Refused(Reason.NO_SUCH_DIRECTIVE));
    }

    @Test
    void ofTwoReplacementsThatWaitForTheSecondPersonOnlyOneGoesOut() {
        PublishResult.AwaitingApproval waiting =
                (AwaitingApproval) publish(draft("drafter", Urgency.FLASH, womenOf1()));
        approve(waiting.directive().shortNumber());
        assertThat(publish(follow(Kind.REPLACES, 1))).isInstanceOf(AwaitingApproval.class);
        assertThat(publish(follow(Kind.REPLACES, 1))).isInstanceOf(AwaitingApproval.class);
        assertThat(state(1)).as("in force until the next one is approved").isEqualTo(DirectiveState.PUBLISHED);

        assertThat(approve(3)).isInstanceOf(Published.class);
        assertThat(approve(2)).isEqualTo(new Refused(Reason.NOT_IN_FORCE));

        assertThat(state(1)).isEqualTo(DirectiveState.REPLACED);
        assertThat(state(2)).isEqualTo(DirectiveState.WITHDRAWN);
        assertThat(rows()).noneMatch(row -> row.key().startsWith("directive:2/delivery"));
    }

    @Test
    void theStopDoesNotWaitForTheSecondPersonButTheNoticeDoes() {
        publish(draft("drafter", Urgency.FLASH, womenOf1()));
        approve(1);
        sent(byNumber(1), "womanFree");

        assertThat(withdraw("drafter", 1, "")).isInstanceOf(AwaitingApproval.class);
        assertThat(pendingOf(1)).isZero();
        assertThat(state(1)).isEqualTo(DirectiveState.STOPPED);

        approve(2);
        assertThat(state(1)).isEqualTo(DirectiveState.WITHDRAWN);
        assertThat(recipientsOf(2)).containsExactly("z-womanFree");
    }

    @Test
    void whoeverEndsItByOfficeIsTheSecondPersonAlready() {
        publish(draft("drafter", Urgency.FLASH, womenOf1()));
        approve(1);
        sent(byNumber(1), "womanFree");

        assertThat(withdraw("chair", 1, "")).isInstanceOf(Published.class);
        assertThat(withdraw("farmerLeader", 2, "")).isEqualTo(new Refused(Reason.NOT_ALLOWED));
    }

    @Test
    void theAudienceOfThoseWhoHaveNotAnsweredIsExactlyThose() {
        Directive first = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        acknowledge("womanFree", 1);

        Directive second = published(follow(Kind.UNANSWERED, 1));

        assertThat(second.roll()).isEqualTo(first.roll() - 1);
        assertThat(recipientsOf(2)).containsExactlyInAnyOrder("z-both", "z-womanCharged");
        assertThat(state(1)).isEqualTo(DirectiveState.PUBLISHED);
    }

    @Test
    void aReminderGoesToExactlyThoseWhoMayBeWrittenToAndOnce() {
        Directive first = published(draft("drafter", Urgency.NORMAL, womenOf1()));
        for (String name : List.of("womanFree", "both", "womanCharged")) {
            sent(first, name);
        }
        acknowledge("both", 1);

        assertThat(nudge("drafter")).contains(new Nudge(2, 2, false));
        assertThat(nudge("drafter")).contains(new Nudge(0, 0, true));

        assertThat(rows())
                .filteredOn(row -> row.key().contains("/nudge:"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.call()).contains("NHẮC LẠI", "đã nhận 1"))
                .noneMatch(row -> row.recipient().contains("z-both"));
        withdraw("drafter", 1, "");
        assertThat(pendingOf(1))
                .as("a reminder of what is withdrawn is taken back")
                .isZero();
    }

    private Optional<Nudge> nudge(String name) {
        return act((service, handle) -> service.nudge(handle, commune, 1, person(name), "chat"));
    }

    private List<Directive> notices(String name) {
        return act((service, handle) -> service.noticesFor(handle, commune, person(name), 5));
    }

    private List<Directive> chain(int number) {
        Directive directive = byNumber(number);
        return act((service, handle) -> service.chain(handle, commune, directive));
    }

    private Optional<Directive> inForce(int number) {
        Directive directive = byNumber(number);
        return act((service, handle) -> service.inForce(handle, directive));
    }

    private DirectiveDraft follow(Kind kind, int number) {
        Urgency urgency = database.read(handle -> directives.byNumber(handle, commune, number))
                .map(Directive::urgency)
                .orElse(Urgency.NORMAL);
        return new DirectiveDraft(
                        person("drafter"), "25/TB-UBND", "Họp lại", "Đổi sang 20h.", urgency, Audience.of(), null, null)
                .about(new Follow(number, kind));
    }

    private PublishResult withdraw(String name, int number, String reason) {
        return act((service, handle) -> service.withdraw(handle, commune, number, person(name), reason, "chat"));
    }

    private PublishResult approve(int number) {
        return act((service, handle) -> service.approve(handle, commune, number, person("chair"), "chat"));
    }

    private Directive byNumber(int number) {
        return database.read(handle -> directives.byNumber(handle, commune, number))
                .orElseThrow();
    }

    private DirectiveState state(int number) {
        return byNumber(number).state();
    }

    private List<String> recipientsOf(int number) {
        long id = byNumber(number).id().value();
        return rows().stream()
                .filter(row -> row.key().startsWith("directive:" + id + "/delivery"))
                .map(row -> row.recipient().substring(row.recipient().indexOf("z-")))
                .toList();
    }

    private int pendingOf(int number) {
        String batch = Reference.batch(byNumber(number).id());
        return database.read(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM outbox_message WHERE batch = :batch AND state = 'PENDING'")
                .bind("batch", batch)
                .mapTo(Integer.class)
                .one());
    }
}
