package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.broadcast.PublishResult.AwaitingApproval;
import vn.loaxa.broadcast.PublishResult.Published;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.broadcast.PublishResult.Refused;
import vn.loaxa.directory.Audience;

class ApprovalTest extends DirectivesContract {

    @Test
    void aCommuneWideTextWaitsForTheSecondPersonWhoSeesExactlyThatText() {
        PublishResult result = publish(draft("drafter", Urgency.NORMAL, new Audience.Part.Everyone()));

        assertThat(result).isInstanceOf(AwaitingApproval.class);
        assertThat(rows()).hasSize(4).allMatch(row -> row.key().startsWith("directive:"));
        assertThat(rows())
                .filteredOn(row -> row.recipient().contains("z-chair"))
                .satisfiesExactly(
                        text -> assertThat(text.call()).contains("Mời bà con họp 19h30."),
                        question ->
                                assertThat(question.call()).contains("Duyệt 1", "duyệt 1", "từ chối 1", "13 người"));

        assertThat(approve("chair")).isInstanceOf(Published.class);

        assertThat(rows())
                .anyMatch(row ->
                        row.recipient().contains("z-drafter") && row.call().contains("chair đã duyệt"));
        Directive directive =
                act((service, handle) -> service.byNumber(handle, commune, 1)).orElseThrow();
        assertThat(directive.state()).isEqualTo(DirectiveState.PUBLISHED);
        assertThat(directive.approver()).isEqualTo(person("chair"));
        assertThat(board(directive).whole().roll()).isEqualTo(13);
    }

    @Test
    void anUrgentTextOfTheCommuneNeedsItTooAndNobodyApprovesTheOwn() {
        assertThat(publish(draft("chair", Urgency.URGENT, womenOf1()))).isInstanceOf(AwaitingApproval.class);

        assertThat(approve("chair")).isEqualTo(new Refused(Reason.OWN_TEXT));
        assertThat(approve("drafter")).isEqualTo(new Refused(Reason.NOT_ALLOWED));
        assertThat(approve("farmerLeader")).isEqualTo(new Refused(Reason.NOT_ALLOWED));
        assertThat(rows()).noneMatch(row -> row.recipient().contains("z-chair"));
        assertThat(approve("deputyChair")).isInstanceOf(Published.class);
    }

    @Test
    void aSecondYesAndALateNoChangeNothing() {
        publish(draft("drafter", Urgency.FLASH, womenOf1()));
        approve("chair");
        int rows = rows().size();

        assertThat(approve("deputyChair")).isEqualTo(new Refused(Reason.NOT_WAITING));
        assertThat(reject("deputyChair")).isEqualTo(new Refused(Reason.NOT_WAITING));
        assertThat(rows()).hasSize(rows);
    }

    @Test
    void aNoIsToldWithItsReasonAndEndsTheMatter() {
        publish(draft("drafter", Urgency.FLASH, womenOf1()));

        assertThat(reject("chair")).isInstanceOf(PublishResult.Rejected.class);

        assertThat(rows())
                .anyMatch(row ->
                        row.recipient().contains("z-drafter") && row.call().contains("Lý do: sai giờ họp"));
        assertThat(approve("deputyChair")).isEqualTo(new Refused(Reason.NOT_WAITING));
    }

    @Test
    void anApprovalIsVoidWhenTheKeptTextWasChanged() {
        publish(draft("drafter", Urgency.FLASH, womenOf1()));
        database.write(handle -> handle.execute("UPDATE directive SET body_text = 'Nội dung khác'"));

        assertThat(approve("chair")).isEqualTo(new Refused(Reason.NOT_WAITING));

        assertThat(database.read(handle -> audit.list(handle, commune, 0, 1))
                        .get(0)
                        .action())
                .isEqualTo("directive.approval_void");
        assertThat(rows()).noneMatch(row -> row.recipient().contains("z-womanFree"));
    }

    @Test
    void aTermThatEndedApprovesNothing() {
        publish(draft("drafter", Urgency.FLASH, womenOf1()));
        database.write(
                handle -> handle.execute("UPDATE official_role SET until_day = '2026-09-26' WHERE title LIKE 'Ch%'"));

        assertThat(approve("chair")).isEqualTo(new Refused(Reason.NOT_ALLOWED));
        assertThat(reject("chair")).isEqualTo(new Refused(Reason.NOT_ALLOWED));
        assertThat(approve("deputyChair")).isInstanceOf(Published.class);
    }

    @Test
    void anApprovalIsVoidAlsoWhenTheTimeTheAudienceOrTheFirstItIsAboutWasChanged() {
        for (String change : List.of(
                "send_at = 1",
                "night_reason = 'x'",
                "audience = '[{\"everyone\":true}]'",
                "urgency = 'URGENT'",
                "file_id = 7")) {
            PublishResult.AwaitingApproval kept =
                    (AwaitingApproval) publish(draft("drafter", Urgency.FLASH, womenOf1()));
            int number = kept.directive().shortNumber();
            database.write(
                    handle -> handle.execute("UPDATE directive SET " + change + " WHERE short_number = " + number));

            PublishResult result =
                    act((service, handle) -> service.approve(handle, commune, number, person("chair"), "chat"));
            assertThat(result).as(change).isEqualTo(new Refused(Reason.NOT_WAITING));
        }
    }

    @Test
    void whoeverDecidesOnWhatIsNotThereHearsSo() {
        PublishResult result = act((service, handle) -> service.approve(handle, commune, 77, person("chair"), "chat"));

        assertThat(result).isEqualTo(new Refused(Reason.NO_SUCH_DIRECTIVE));
    }

    private PublishResult approve(String name) {
        return act((service, handle) -> service.approve(handle, commune, 1, person(name), "chat"));
    }

    private PublishResult reject(String name) {
        return act((service, handle) -> service.reject(handle, commune, 1, person(name), " sai giờ họp ", "chat"));
    }
}
