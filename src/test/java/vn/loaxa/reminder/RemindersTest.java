package vn.loaxa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.directory.BodyId;

class RemindersTest extends ReminderContract {

    @Test
    void reminderIsRepeatedWithWeekdaySolarAndLunarDate() {
        var reminder = created(resident, null, "7h sáng mai đi tiêm phòng");

        assertThat(reminder.number()).isEqualTo(1);
        assertThat(reminder.text()).isEqualTo("đi tiêm phòng");
        assertThat(reminder.when()).isEqualTo("07h00 thứ Ba 24/11/2026 (16 tháng Mười)");
        assertThat(reminder.next()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(woken).containsExactly(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Test
    void recurringReminderShowsItsRuleAndNextTime() {
        var reminder = created(resident, null, "rằm và mùng 1 hằng tháng lúc 6h sáng thắp hương");

        assertThat(reminder.when()).isEqualTo("06h00 mùng 1 và rằm âm lịch hằng tháng");
        assertThat(reminder.next()).isEqualTo(Instant.parse("2026-12-08T23:00:00Z"));
    }

    @Test
    void offsetsAreShownAndTheFirstOfThemIsNext() {
        var reminder = created(leader, body, "19h30 thứ 6 họp chi hội, nhắc trước 1 ngày và 2 tiếng");

        assertThat(reminder.when()).isEqualTo("19h30 thứ Sáu 27/11/2026 (19 tháng Mười), nhắc trước 2 tiếng và 1 ngày");
        assertThat(reminder.next()).isEqualTo(Instant.parse("2026-11-26T12:30:00Z"));
    }

    @Test
    void numbersAreEachPersonsOwnAndNotGivenTwice() {
        assertThat(created(resident, null, "7h sáng mai việc một").number()).isEqualTo(1);
        assertThat(created(leader, null, "7h sáng mai việc khác").number()).isEqualTo(1);
        assertThat(cancel(resident, 1)).isTrue();
        assertThat(created(resident, null, "7h sáng mai việc hai").number()).isEqualTo(2);
        assertThat(list(resident)).extracting(Reminder::text).containsExactly("việc hai");
    }

    @Test
    void nobodyCancelsWhatIsNotTheirsOrTwice() {
        created(resident, null, "7h sáng mai đi tiêm phòng");

        assertThat(cancel(leader, 1)).isFalse();
        assertThat(cancel(resident, 1)).isTrue();
        assertThat(cancel(resident, 1)).isFalse();
    }

    @Test
    void missingHourIsAskedForWithTheDayThatWasUnderstood() {
        assertThat(create(resident, null, "mai đi tiêm phòng"))
                .isEqualTo(new ReminderResult.Asked("Nhắc lúc mấy giờ thứ Ba 24/11/2026 (16 tháng Mười)?"
                        + " Mời nhắn lại có giờ và buổi, như 7h sáng hoặc 19h30."));
    }

    @Test
    void ambiguousHourIsAskedForWithBothChoices() {
        assertThat(create(resident, null, "mai 4 giờ họp"))
                .isEqualTo(
                        new ReminderResult.Asked(
                                "Giờ ấy là sáng hay chiều, tối? Mời nhắn lại có buổi.\n"
                                        + "Có phải: 04h00 thứ Ba 24/11/2026 (16 tháng Mười) hay 16h00 thứ Ba 24/11/2026 (16 tháng Mười)?"));
    }

    @Test
    void pastAndImpossibleAreRefusedWithTheNearestPossible() {
        assertThat(create(resident, null, "8h sáng nay họp"))
                .isEqualTo(new ReminderResult.Refused("Lúc ấy đã qua nên máy chưa đặt lời nhắc.\n"
                        + "Gần nhất là 08h00 thứ Ba 24/11/2026 (16 tháng Mười). Nếu đúng, mời nhắn lại với ngày ấy."));
        assertThat(create(resident, null, "8h 31/11/2026 họp"))
                .isEqualTo(new ReminderResult.Refused("Không có ngày ấy nên máy chưa đặt lời nhắc.\n"
                        + "Gần nhất là 08h00 thứ Hai 30/11/2026 (22 tháng Mười). Nếu đúng, mời nhắn lại với ngày ấy."));
    }

    @Test
    void timeWithoutAMatterAndMatterWithoutATimeAreAskedFor() {
        assertThat(create(resident, null, "7h sáng mai")).isInstanceOf(ReminderResult.Asked.class);
        assertThat(create(resident, null, "gọi cho con")).isInstanceOf(ReminderResult.Asked.class);
        assertThat(create(resident, null, "")).isInstanceOf(ReminderResult.Asked.class);
        assertThat(list(resident)).isEmpty();
    }

    @Test
    void whoDoesNotLeadABodyCannotRemindIt() {
        assertThat(create(resident, body, "7h sáng mai họp"))
                .isEqualTo(
                        new ReminderResult.Refused(
                                "Chỉ người phụ trách mới đặt được lời nhắc cho Chi hội Phụ nữ thôn 3. Máy chưa đặt lời nhắc nào."));
        assertThat(create(leader, new BodyId(999), "7h sáng mai họp")).isInstanceOf(ReminderResult.Refused.class);
    }

    @Test
    void thereIsAnEndToHowManyAndHowLongAndHowFar() {
        for (int i = 0; i < 50; i++) {
            created(resident, null, "7h sáng mai việc " + "x".repeat(i + 1));
        }
        assertThat(create(resident, null, "7h sáng mai việc nữa")).isInstanceOf(ReminderResult.Refused.class);
        assertThat(create(leader, null, "7h sáng mai " + "a".repeat(1001))).isInstanceOf(ReminderResult.Refused.class);
        assertThat(create(leader, null, "7h sáng 1/1/2099 họp")).isInstanceOf(ReminderResult.Refused.class);
    }

    @Test
    void upcomingOnesOfTheCommuneComeByTime() {
        created(resident, null, "7h sáng 30/11 việc sau");
        created(leader, body, "7h sáng mai việc trước");

        List<Reminder> upcoming = database.read(handle -> reminders.upcoming(handle, commune, 10));
        assertThat(upcoming).extracting(Reminder::text).containsExactly("việc trước", "việc sau");
    }

    @Test
    void reminderForABodyIsInTheLogAndOneForOneselfIsNot() {
        created(resident, null, "7h sáng mai đi khám");
        created(leader, body, "7h sáng mai họp");
        cancel(leader, 1);

        List<AuditEntry> log = database.read(handle -> audit.list(handle, commune, 0, 100));
        assertThat(log)
                .extracting(AuditEntry::action)
                .filteredOn(action -> action.startsWith("reminder"))
                .containsExactly("reminder.cancelled", "reminder.set");
    }
}
