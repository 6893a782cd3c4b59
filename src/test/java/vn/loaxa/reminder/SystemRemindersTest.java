package vn.loaxa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.ZaloRules;

class SystemRemindersTest extends ReminderContract {
    private final Outbox queue = new Outbox(clock);
    private final Directives directives = new Directives(
            directory,
            queue,
            audit,
            clock,
            ZaloRules.bundled(),
            new BroadcastSettings(false, 2000, Duration.ofDays(30)));

    private void run(SystemReminders.Review... reviews) {
        new SystemReminders(database, directory, directives, queue, ZaloRules.bundled(), clock, () -> List.of(reviews))
                .runDue();
    }

    private long reminded(String user, String words) {
        return outbox().stream()
                .filter(call -> call.contains(user) && call.contains(words))
                .count();
    }

    @Test
    void thoseWhoHaveNotAcknowledgedAreRemindedTwiceAndTheAuthorHearsWhoIsLeft() {
        var hoa = member("Lê Thị Hoa", "u-hoa");
        member("Đinh Thị Mận", "u-man");
        database.write(handle -> directives.publish(
                handle,
                commune,
                new DirectiveDraft(
                        leader,
                        "",
                        "Nộp danh sách",
                        "Nộp danh sách",
                        Urgency.NORMAL,
                        Audience.of(new Audience.Part.OfBody(body)),
                        null,
                        Instant.parse("2026-11-26T10:00:00Z")),
                "chat"));
        database.write(handle -> directives.acknowledge(handle, commune, hoa, 1));

        for (String time : List.of("2026-11-25T16:59", "2026-11-25T17:00", "2026-11-25T18:00")) {
            moveTo(time);
            run();
            run();
        }
        assertThat(reminded("u-man", "Sắp đến hạn: Nộp danh sách")).isEqualTo(1);
        moveTo("2026-11-26T15:00");
        run();
        moveTo("2026-11-26T17:00");
        interacts("u-leader");
        run();
        run();

        assertThat(reminded("u-man", "Sắp đến hạn: Nộp danh sách")).isEqualTo(2);
        assertThat(reminded("u-hoa", "Sắp đến hạn")).isZero();
        assertThat(reminded("u-leader", "Đã đến hạn văn bản 1")).isEqualTo(1);
    }

    @Test
    void administratorsHearOnceOfAnswersToReview() {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO official_role (commune_id, person_id, role, title, since_day)
                        VALUES (:commune, :person, 'ADMINISTRATOR', 'Quản trị', '2026-01-01')
                        """)
                .bind("commune", commune.value())
                .bind("person", resident.value())
                .execute());
        var near = new SystemReminders.Review("khai-sinh", "Làm giấy khai sinh", LocalDate.parse("2026-12-01"));
        var far = new SystemReminders.Review("the-bhyt", "Gia hạn thẻ", LocalDate.parse("2027-06-01"));

        run(near, far);
        run(near, far);

        assertThat(reminded("u-resident", "Làm giấy khai sinh")).isEqualTo(1);
        assertThat(reminded("u-resident", "Gia hạn thẻ")).isZero();
    }
}
