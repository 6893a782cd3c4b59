package vn.loaxa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.zalo.wire.ZaloGroupId;

class ReminderTickTest extends ReminderContract {

    @Test
    void nothingGoesOutBeforeItsTimeAndThenExactlyOnce() {
        created(resident, null, "7h sáng mai đi tiêm phòng");

        moveTo("2026-11-24T06:59");
        assertThat(tick().runDue()).isZero();
        assertThat(outbox()).isEmpty();
        moveTo("2026-11-24T07:00");
        assertThat(tick().runDue()).isEqualTo(1);
        assertThat(tick().runDue()).isZero();

        assertThat(outbox())
                .singleElement()
                .asString()
                .contains("u-resident", "Lời nhắc: đi tiêm phòng", "07h00 thứ Ba 24/11/2026 (16 tháng Mười)");
        assertThat(list(resident)).isEmpty();
    }

    @Test
    void recurringOneGoesOnAndTellsWhenItMustBeWokenNext() {
        created(resident, null, "20h hằng ngày uống thuốc");
        for (int day = 23; day <= 25; day++) {
            moveTo("2026-11-%dT20:00".formatted(day));
            tick().runDue();
            interacts("u-resident");
        }

        assertThat(outbox()).hasSize(3);
        assertThat(woken).last().isEqualTo(Instant.parse("2026-11-26T13:00:00Z"));
        assertThat(list(resident)).singleElement().satisfies(reminder -> assertThat(reminder.next())
                .isEqualTo(Instant.parse("2026-11-26T13:00:00Z")));
    }

    @Test
    void eachOffsetRemindsOnce() {
        created(resident, null, "19h30 thứ 6 họp thôn, nhắc trước 1 ngày và 2 tiếng");

        moveTo("2026-11-26T19:30");
        tick().runDue();
        assertThat(outbox()).hasSize(1);
        moveTo("2026-11-27T17:30");
        tick().runDue();
        tick().runDue();
        assertThat(outbox()).hasSize(2);
        moveTo("2026-11-27T19:30");
        tick().runDue();
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void ofSeveralTimesForOneEventThatAreDueTogetherOnlyTheLastGoesOut() {
        created(resident, null, "19h30 thứ 6 họp thôn, nhắc trước 1 ngày và 2 tiếng");

        moveTo("2026-11-27T18:00");
        tick().runDue();

        assertThat(outbox()).singleElement().asString().contains("đến trễ 30 phút");
    }

    @Test
    void cancelledOneStaysSilent() {
        created(resident, null, "20h hằng ngày uống thuốc");
        cancel(resident, 1);

        moveTo("2026-11-24T20:00");
        assertThat(tick().runDue()).isZero();
        assertThat(outbox()).isEmpty();
    }

    @Test
    void meetingThatHasBegunIsNotAnnouncedAndTheLeaderIsTold() {
        created(leader, body, "15h hôm nay họp chi hội");
        member("Lê Thị Hoa", "u-hoa");

        moveTo("2026-11-23T15:11");
        tick().runDue();
        tick().runDue();

        assertThat(outbox()).singleElement().asString().contains("u-leader", "đã lỡ 1 lần nhắc", "họp chi hội");
    }

    @Test
    void backlogOfThreeDaysIsOneMessageForEachPersonAndTheRhythmGoesOn() {
        created(resident, null, "6h sáng hằng ngày tập thể dục");
        created(resident, null, "20h hằng ngày uống thuốc");

        moveTo("2026-11-27T05:00");
        tick().runDue();
        assertThat(outbox()).as("nobody is woken for it").isEmpty();
        interacts("u-resident");
        moveTo("2026-11-27T06:00");
        tick().runDue();

        assertThat(outbox()).hasSize(2);
        assertThat(outbox().get(0)).contains("Lời nhắc: tập thể dục");
        assertThat(outbox().get(1)).contains("đã lỡ 7 lần nhắc", "06h00 thứ Ba 24/11/2026", "20h00 thứ Hai 23/11/2026");
        assertThat(list(resident))
                .extracting(Reminder::next)
                .containsExactly(Instant.parse("2026-11-27T23:00:00Z"), Instant.parse("2026-11-27T13:00:00Z"));
    }

    @Test
    void bodyWithoutAGroupChatIsWrittenToOneByOneAndTheLeaderHearsWhoIsLeft() {
        member("Lê Thị Hoa", "u-hoa");
        member("Đinh Thị Mận", null);
        created(leader, body, "15h hôm nay họp chi hội");

        moveTo("2026-11-23T13:00");
        tick().runDue();

        assertThat(outbox()).hasSize(3);
        assertThat(outbox())
                .anyMatch(call -> call.contains("u-hoa") && call.contains("Nhắc Chi hội Phụ nữ thôn 3: họp chi hội"));
        assertThat(outbox()).anyMatch(call -> call.contains("u-leader") && call.contains("Còn 1 người"));
    }

    @Test
    void bodyWithAGroupChatGetsOneMessageThere() {
        member("Lê Thị Hoa", "u-hoa");
        database.write(handle -> {
            directory.linkGroup(handle, commune, Actor.SYSTEM, body, new ZaloGroupId("g-3"));
            return true;
        });
        created(leader, body, "15h hôm nay họp chi hội");

        moveTo("2026-11-23T13:00");
        tick().runDue();

        assertThat(outbox()).singleElement().asString().contains("g-3", "Nhắc Chi hội Phụ nữ thôn 3: họp chi hội");
    }

    @Test
    void whoeverIsNotInTheChatIsRemindedByThemselvesOnceItsListWasCompared() {
        member("Lê Thị Hoa", "u-hoa");
        member("Đinh Thị Mận", "u-man");
        database.write(handle -> {
            directory.linkGroup(handle, commune, Actor.SYSTEM, body, new ZaloGroupId("g-3"));
            handle.execute("INSERT INTO chat_roster (commune_id, group_id, compared_at, most_members) VALUES ("
                    + commune + ", 'g-3', 1, 50)");
            for (String inside : List.of("u-hoa", "u-leader")) {
                handle.execute("INSERT INTO chat_member (commune_id, group_id, user_id, name, changed_at) VALUES ("
                        + commune + ", 'g-3', '" + inside + "', '', 1)");
            }
            return true;
        });
        created(leader, body, "15h hôm nay họp chi hội");

        moveTo("2026-11-23T13:00");
        tick().runDue();

        assertThat(outbox())
                .hasSize(2)
                .anyMatch(call -> call.contains("g-3"))
                .anyMatch(call -> call.contains("u-man"))
                .noneMatch(call -> call.contains("u-hoa"));
    }

    @Test
    void memberWhoseWindowIsClosedIsCountedAndNotWrittenTo() {
        member("Lê Thị Hoa", "u-hoa");
        created(leader, body, "15h thứ 4 tuần sau họp chi hội");
        moveTo("2026-12-02T14:00");
        interacts("u-leader");

        moveTo("2026-12-02T15:00");
        tick().runDue();

        assertThat(outbox()).noneMatch(call -> call.contains("u-hoa"));
        assertThat(outbox()).anyMatch(call -> call.contains("Còn 1 người"));
    }

    @Test
    void reminderOfAFormerLeaderStopsAndSaysSo() {
        created(leader, body, "15h hằng ngày họp chi hội");
        member("Lê Thị Hoa", "u-hoa");
        database.write(handle -> directory.endMembership(handle, commune, Actor.SYSTEM, leader, body));

        moveTo("2026-11-23T15:00");
        tick().runDue();
        moveTo("2026-11-24T15:00");
        tick().runDue();

        assertThat(outbox()).singleElement().asString().contains("u-leader", "Máy đã dừng lời nhắc");
    }

    @Test
    void reminderSurvivesARestartBetweenSettingAndSending() {
        created(resident, null, "7h sáng mai đi tiêm phòng");
        database.close();
        database = openAgain();

        moveTo("2026-11-24T07:00");
        tick().runDue();

        assertThat(outbox()).hasSize(1);
    }

    @Test
    void failureInTheMiddleLeavesNothingHalfDoneAndTheNextTickSends() {
        created(resident, null, "20h hằng ngày uống thuốc");
        database.write(handle -> handle.execute("ALTER TABLE outbox_message RENAME TO outbox_away"));
        moveTo("2026-11-23T20:00");
        tick().runDue();
        assertThat(list(resident)).extracting(Reminder::next).containsExactly(Instant.parse("2026-11-23T13:00:00Z"));

        database.write(handle -> handle.execute("ALTER TABLE outbox_away RENAME TO outbox_message"));
        tick().runDue();

        assertThat(outbox()).hasSize(1);
    }

    @Test
    void twoNodesThatTickTogetherSendEachReminderOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            created(resident, null, "20h hằng ngày việc " + "x".repeat(i + 1));
        }
        moveTo("2026-11-23T20:00");
        try (var other = openAgain()) {
            var go = new CountDownLatch(1);
            var pool = Executors.newFixedThreadPool(4);
            var runs = List.of(tick(), tick(other), tick(), tick(other)).stream()
                    .map(tick -> pool.submit(() -> {
                        go.await();
                        return tick.runDue();
                    }))
                    .toList();
            go.countDown();
            for (var run : runs) {
                run.get();
            }
            pool.shutdown();
        }
        tick().runDue();

        assertThat(outbox()).hasSize(30);
        assertThat(list(resident))
                .allSatisfy(reminder -> assertThat(reminder.next()).isEqualTo(Instant.parse("2026-11-24T13:00:00Z")));
    }

    @Test
    void clockThatJumpsBackRepeatsNothing() {
        created(resident, null, "20h hằng ngày uống thuốc");
        moveTo("2026-11-23T20:00");
        tick().runDue();

        clock.advance(Duration.ofHours(-3));
        tick().runDue();
        moveTo("2026-11-23T20:00");
        tick().runDue();

        assertThat(outbox()).hasSize(1);
    }

    @Test
    void personWithoutZaloLosesNothingSilently() {
        var paper = member("Đinh Thị Mận", null);
        created(paper, null, "7h sáng mai đi tiêm phòng");

        moveTo("2026-11-24T07:00");
        tick().runDue();

        assertThat(outbox()).isEmpty();
        assertThat(database.<List<String>>read(handle -> handle.createQuery("SELECT state FROM reminder_occurrence")
                        .mapTo(String.class)
                        .list()))
                .containsExactly("UNREACHED");
    }
}
