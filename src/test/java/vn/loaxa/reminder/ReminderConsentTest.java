package vn.loaxa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.directory.PersonId;

/** Whoever asked for no more news gets no reminder that others set, is shown as such, and still gets what they set themselves. */
class ReminderConsentTest extends ReminderContract {
    private PersonId unwilling = new PersonId(0);

    @BeforeEach
    void optOut() {
        member("Đỗ Thị Hoa", "u-member");
        unwilling = member("Lê Thị Sen", "u-unwilling");
        say(0);
    }

    private void say(int given) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO consent (commune_id, user_id, purpose, given, notice, at)
                        VALUES (:commune, 'u-unwilling', 'tin-hoi', :given, 'chat', 0)""")
                .bind("commune", commune.value())
                .bind("given", given)
                .execute());
    }

    @Test
    void anInvitationLeavesThemOutAndTheTurnoutStillAddsUp() {
        Reminder meeting = created(leader, body, "19h30 ngày mai họp chi hội, nhắc trước 1 ngày");
        moveTo("2026-11-23T19:30");
        tick().runDue();

        assertThat(outbox())
                .filteredOn(call -> call.contains("họp chi hội"))
                .anyMatch(call -> call.contains("u-member"))
                .anyMatch(call -> call.contains("u-leader") && call.contains("1 người đã dừng nhận tin"))
                .noneMatch(call -> call.contains("u-unwilling"));
        Turnout turnout = database.read(handle -> reminders.turnout(handle, commune, leader, null))
                .orElseThrow();
        assertThat(turnout.silent()).isEqualTo(2);
        assertThat(turnout.optedOut()).isEqualTo(1);
        var detail = database.read(handle -> book.detail(handle, commune, leader, meeting.id()))
                .orElseThrow();
        assertThat(detail.got())
                .hasSize(3)
                .filteredOn(got -> got.state().equals("OPTED_OUT"))
                .singleElement()
                .extracting(ReminderBook.Got::name)
                .isEqualTo("Lê Thị Sen");
        assertThat(detail.times().get(0).reached() + detail.times().get(0).unreached())
                .isEqualTo(3);
        assertThat(database.<Boolean>read(handle -> reminders
                        .answer(handle, commune, unwilling, Answer.COMING, "")
                        .isPresent()))
                .as("they were not invited")
                .isFalse();
    }

    @Test
    void whatTheySetThemselvesStillComes() {
        created(unwilling, null, "7h sáng mai đi tiêm phòng");
        moveTo("2026-11-24T07:00");
        tick().runDue();

        assertThat(outbox()).singleElement().asString().contains("u-unwilling", "đi tiêm phòng");
    }

    @Test
    void whoWantsNewsAgainIsRemindedAgain() {
        created(leader, body, "19h30 ngày mai họp chi hội, nhắc trước 1 ngày");
        say(1);
        moveTo("2026-11-23T19:30");
        tick().runDue();

        assertThat(outbox()).anyMatch(call -> call.contains("u-unwilling"));
    }

    @Test
    void whatTheCommuneRemindsOfComesAllTheSame() {
        PersonId official = member("Công chức văn phòng", "u-official");
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO official_role (commune_id, person_id, role, title, since_day)
                        VALUES (:commune, :person, 'DRAFTER', 'Công chức', '2026-01-01')""")
                .bind("commune", commune.value())
                .bind("person", official.value())
                .execute());
        created(official, body, "8h sáng mai đi bầu cử");
        moveTo("2026-11-24T08:00");
        tick().runDue();

        assertThat(outbox()).anyMatch(call -> call.contains("đi bầu cử") && call.contains("u-unwilling"));
    }
}
