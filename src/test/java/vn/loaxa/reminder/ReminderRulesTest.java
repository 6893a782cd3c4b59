package vn.loaxa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.Work;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.OfficialRole;

/** Late rules, nights, invitations, changes and clocks. */
class ReminderRulesTest extends ReminderContract {

    private void at(String local, String... alive) {
        moveTo(local);
        for (String user : alive) {
            interacts(user);
        }
        tick().runDue();
    }

    private ReminderResult result(Work<ReminderResult> work) {
        return database.write(work);
    }

    private Optional<Turnout> answered(Work<Optional<Turnout>> work) {
        return database.write(work);
    }

    private Optional<String> said(Work<Optional<String>> work) {
        return database.write(work);
    }

    private List<ReminderBook.Entry> entries(Work<List<ReminderBook.Entry>> work) {
        return database.read(work);
    }

    private List<String> about(String words) {
        return outbox().stream().filter(call -> call.contains(words)).toList();
    }

    @Test
    void leaderInvitesThreeDaysOneDayAndTwoHoursBeforeAndCountsTheAnswers() {
        var hoa = member("Lê Thị Hoa", "u-hoa");
        var man = member("Đinh Thị Mận", "u-man");
        created(leader, body, "19h30 thứ 7 họp chi hội");

        at("2026-11-25T19:30", "u-leader", "u-hoa", "u-man");
        assertThat(about("u-hoa")).singleElement().asString().contains("1 Có dự, 2 Vắng", "có dự", "gọi lại");
        answer(hoa, Answer.COMING, "");
        var counts = answer(man, Answer.ABSENT, "bận đi viện");
        assertThat(counts.counts())
                .containsEntry("coming", 1)
                .containsEntry("absent", 1)
                .containsEntry("silent", 1);

        at("2026-11-27T19:30", "u-leader", "u-hoa", "u-man");
        assertThat(about("u-hoa")).hasSize(2);
        assertThat(about("u-man")).as("who said no is not asked again").hasSize(1);
        assertThat(about("1 có dự, 1 vắng")).hasSize(1);
        at("2026-11-28T17:30", "u-leader", "u-hoa", "u-man");
        at("2026-11-28T19:30", "u-leader", "u-hoa", "u-man");
        assertThat(about("u-hoa")).hasSize(3);

        var turnout = database.read(handle -> reminders.turnout(handle, commune, leader, 1))
                .orElseThrow();
        assertThat(turnout.lines()).containsExactly(new Turnout.Line("Đinh Thị Mận", Answer.ABSENT, "bận đi viện"));
    }

    private Turnout answer(vn.loaxa.directory.PersonId who, Answer answer, String reason) {
        return database.write(handle -> reminders.answer(handle, commune, who, answer, reason))
                .orElseThrow();
    }

    @Test
    void nobodyAnswersWhatHasBegun() {
        var hoa = member("Lê Thị Hoa", "u-hoa");
        created(leader, body, "19h30 hôm nay họp chi hội");
        at("2026-11-23T17:30");
        moveTo("2026-11-23T19:30");

        assertThat(answered(handle -> reminders.answer(handle, commune, hoa, Answer.COMING, "")))
                .isEmpty();
    }

    @Test
    void lateRuleOfEachKind() {
        member("Lê Thị Hoa", "u-hoa");
        created(leader, body, "8h sáng mai họp chi hội, nhắc trước 30 phút");
        created(leader, body, "8h sáng mai tổng vệ sinh");
        created(leader, body, "8h sáng mai nộp thuế đất");
        created(leader, body, "8h sáng mai lễ hội đình làng");

        at("2026-11-24T10:01", "u-hoa", "u-leader");

        assertThat(about("u-hoa"))
                .singleElement()
                .asString()
                .contains("nộp thuế đất", "lễ hội đình làng", "2 lời nhắc");
        assertThat(about("u-leader").toString()).contains("đã lỡ 2 lần nhắc", "họp chi hội", "tổng vệ sinh");
    }

    @Test
    void deadlineIsStillRemindedOfAWeekLaterAndNotLonger() {
        member("Lê Thị Hoa", "u-hoa");
        created(leader, body, "8h sáng mai nộp thuế đất");
        created(leader, body, "9h sáng mai nộp quỹ thiên tai");

        at("2026-12-01T08:30", "u-hoa", "u-leader");

        assertThat(about("u-hoa"))
                .singleElement()
                .asString()
                .contains("nộp quỹ thiên tai")
                .doesNotContain("thuế đất");
    }

    @Test
    void backlogOfThreeDaysIsOneMessageForEachMember() {
        member("Lê Thị Hoa", "u-hoa");
        for (int day = 24; day <= 26; day++) {
            created(leader, body, "8h ngày " + day + "/11 nộp quỹ thứ " + day);
        }

        at("2026-11-27T09:00", "u-hoa", "u-leader");
        tick().runDue();

        assertThat(about("u-hoa"))
                .singleElement()
                .asString()
                .contains("nộp quỹ thứ 24", "nộp quỹ thứ 25", "nộp quỹ thứ 26");
    }

    @Test
    void whatFallsIntoTheNightComesInTheMorning() {
        member("Lê Thị Hoa", "u-hoa");
        created(leader, body, "23h ngày 30/11 nộp quỹ thiên tai, nhắc trước 1 ngày");

        at("2026-11-29T23:00", "u-hoa");
        assertThat(outbox()).isEmpty();
        at("2026-11-30T06:00", "u-hoa");

        assertThat(about("u-hoa")).singleElement().asString().doesNotContain("đến trễ");
    }

    @Test
    void whatIsBeforeTheMorningComesTheEveningBefore() {
        member("Lê Thị Hoa", "u-hoa");
        created(leader, body, "5h sáng mai tổng vệ sinh");

        at("2026-11-23T21:00", "u-hoa");

        assertThat(about("u-hoa")).hasSize(1);
    }

    @Test
    void machineThatComesBackAtNightWaitsForTheMorning() {
        member("Lê Thị Hoa", "u-hoa");
        created(leader, body, "16h hôm nay nộp quỹ thiên tai");

        at("2026-11-24T02:00", "u-hoa");
        assertThat(outbox()).isEmpty();
        at("2026-11-24T06:00", "u-hoa");

        assertThat(about("u-hoa")).singleElement().asString().contains("đến muộn");
    }

    @Test
    void ownReminderComesAtNightIfThatIsWhatOneAskedFor() {
        created(resident, null, "4h30 sáng mai đi chợ");

        at("2026-11-24T04:30");

        assertThat(outbox()).hasSize(1);
    }

    @Test
    void skippedOneIsLeftOutAndTheRhythmGoesOn() {
        created(resident, null, "20h hằng ngày uống thuốc");
        assertThat(result(handle -> reminders.skip(handle, commune, resident, 1)))
                .isInstanceOf(ReminderResult.Created.class);

        at("2026-11-23T20:00");
        assertThat(outbox()).isEmpty();
        at("2026-11-24T20:00");
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void movedOneComesAtItsNewTimeOnceAndTheOthersAtTheirs() {
        created(resident, null, "20h hằng ngày uống thuốc");
        assertThat(result(handle -> reminders.move(handle, commune, resident, 1, "21h15 tối nay")))
                .isInstanceOf(ReminderResult.Created.class);

        at("2026-11-23T20:00");
        assertThat(outbox()).isEmpty();
        at("2026-11-23T21:15");
        assertThat(outbox()).hasSize(1);
        at("2026-11-24T20:00", "u-resident");
        at("2026-11-24T21:15", "u-resident");
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void oneThatIsMovedForwardFromFarAwayDoesNotStopThoseBetween() {
        var reminder = created(resident, null, "20h hằng ngày uống thuốc");
        var far = Instant.parse("2026-11-26T13:00:00Z");
        database.write(handle -> book.changes()
                .move(
                        handle,
                        commune,
                        Actor.SYSTEM,
                        resident,
                        reminder.id(),
                        far,
                        Instant.parse("2026-11-23T11:00:00Z")));

        for (int day = 23; day <= 27; day++) {
            at("2026-11-%dT18:00".formatted(day), "u-resident");
            at("2026-11-%dT20:00".formatted(day), "u-resident");
        }

        assertThat(outbox()).as("23 at 18h, 23, 24, 25 and 27 at 20h").hasSize(5);
    }

    @Test
    void pausedOneIsSilentAndWhatFellIntoThePauseIsNotMadeUpFor() {
        created(resident, null, "20h hằng ngày uống thuốc");
        database.write(handle -> reminders.pause(handle, commune, resident, 1));
        at("2026-11-25T09:00");
        assertThat(list(resident)).singleElement().matches(Reminder::paused);
        database.write(handle -> reminders.resume(handle, commune, resident, 1));

        at("2026-11-25T20:00", "u-resident");

        assertThat(outbox()).singleElement().asString().doesNotContain("đã lỡ");
    }

    @Test
    void editedOneGoesByItsNewRuleAloneAndRepeatsNothing() {
        var reminder = created(leader, body, "8h mỗi thứ 2 tổng vệ sinh");
        at("2026-11-30T08:00", "u-leader");
        var form = new ReminderForm(
                Audience.of(new Audience.Part.OfBody(body)), "dọn đường", "8h hằng ngày", null, List.of(), false);
        database.write(handle -> book.changes().edit(handle, commune, Actor.SYSTEM, leader, reminder.id(), form));

        at("2026-11-30T09:00", "u-leader");
        at("2026-12-01T08:00", "u-leader");
        at("2026-12-02T08:00", "u-leader");

        assertThat(about("dọn đường")).hasSize(2);
        assertThat(about("tổng vệ sinh")).hasSize(1);
    }

    @Test
    void clockOfTheCommuneThatChangesKeepsTheHourOnTheWall() {
        created(resident, null, "20h hằng ngày uống thuốc");
        at("2026-11-23T20:00");
        database.write(handle -> handle.execute("UPDATE commune SET zone = 'Asia/Dhaka'"));

        at("2026-11-23T21:00", "u-resident");
        assertThat(outbox()).as("20h by the new clock, of the same evening").hasSize(1);
        at("2026-11-24T20:00", "u-resident");
        assertThat(outbox()).hasSize(1);
        at("2026-11-24T21:00", "u-resident");
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void untilDoneComesEachDayUntilSomebodySaysSo() {
        created(resident, null, "8h sáng mai nộp hồ sơ đến khi xong");
        at("2026-11-24T08:00", "u-resident");
        at("2026-11-25T08:00", "u-resident");
        assertThat(outbox()).hasSize(2);

        assertThat(said(handle -> reminders.done(handle, commune, resident, null)))
                .contains("nộp hồ sơ");
        at("2026-11-26T08:00", "u-resident");

        assertThat(outbox()).hasSize(2);
        assertThat(list(resident)).isEmpty();
    }

    @Test
    void snoozeBringsTheLastOneBack() {
        created(resident, null, "8h sáng mai nộp hồ sơ");
        at("2026-11-24T08:00");
        database.write(handle -> reminders.snooze(handle, commune, resident, "sau 30 phút"));
        at("2026-11-24T08:29");
        assertThat(outbox()).hasSize(1);
        at("2026-11-24T08:30");

        assertThat(about("nộp hồ sơ")).hasSize(2);
    }

    @Test
    void timesAreCountedDownAndThenItIsOver() {
        created(resident, null, "20h hằng ngày uống thuốc, 3 lần");
        for (int day = 23; day <= 28; day++) {
            at("2026-11-%dT20:00".formatted(day), "u-resident");
        }

        assertThat(outbox()).hasSize(3);
        assertThat(list(resident)).isEmpty();
    }

    @Test
    void officialRemindsAnyAudienceAndALeaderOnlyTheirOwn() {
        var everyone = Audience.of(new Audience.Part.Everyone());
        assertThat(result(handle -> reminders.createFor(handle, commune, leader, everyone, "8h sáng mai đi bầu cử")))
                .isInstanceOf(ReminderResult.Refused.class);
        database.write(handle -> handle.createUpdate("""
            INSERT INTO official_role (commune_id, person_id, role, title, since_day)
            VALUES (:commune, :person, :role, 'Công chức', '2026-01-01')
            """)
                .bind("commune", commune.value())
                .bind("person", resident.value())
                .bind("role", OfficialRole.DRAFTER.name())
                .execute());

        assertThat(result(handle -> reminders.createFor(handle, commune, resident, everyone, "8h sáng mai đi bầu cử")))
                .isInstanceOf(ReminderResult.Created.class);
        at("2026-11-24T08:00");
        assertThat(about("đi bầu cử")).hasSize(2);
    }

    @Test
    void eachStepMayBeTheLastBeforeThePowerFails() {
        created(resident, null, "20h hằng ngày uống thuốc, 4 lần");
        for (int day = 23; day <= 28; day++) {
            database.close();
            database = openAgain();
            at("2026-11-%dT20:00".formatted(day), "u-resident");
            database.close();
            database = openAgain();
            tick().runDue();
        }

        assertThat(outbox()).hasSize(4);
    }

    @Test
    void theBookShowsMovedAndSkippedOnesWhereTheyAre() {
        var reminder = created(leader, body, "8h mỗi thứ 2 tổng vệ sinh");
        database.write(handle -> book.changes()
                .move(
                        handle,
                        commune,
                        Actor.SYSTEM,
                        leader,
                        reminder.id(),
                        null,
                        Instant.parse("2026-12-01T02:00:00Z")));
        database.write(handle -> book.changes()
                .skip(handle, commune, Actor.SYSTEM, leader, reminder.id(), Instant.parse("2026-12-07T01:00:00Z")));

        var entries = database.read(handle -> book.between(
                handle, commune, leader, clock.instant(), clock.instant().plus(Duration.ofDays(28))));
        assertThat(entries)
                .extracting(ReminderBook.Entry::at)
                .containsExactly(
                        Instant.parse("2026-12-01T02:00:00Z"),
                        Instant.parse("2026-12-14T01:00:00Z"),
                        Instant.parse("2026-12-21T01:00:00Z"));
        assertThat(entries(handle -> book.between(
                        handle,
                        commune,
                        resident,
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(28)))))
                .as("nobody else's business")
                .isEmpty();
    }

    @Test
    void everyReadyKindCanBeSetAsItStands() {
        assertThat(ReadyKinds.standard().all()).hasSizeGreaterThan(20).allSatisfy(kind -> {
            assertThat(create(leader, body, kind.typed())).as(kind.key()).isInstanceOf(ReminderResult.Created.class);
            var reminder = list(leader).get(list(leader).size() - 1);
            assertThat(reminder.text()).as(kind.key()).isEqualTo(kind.what());
        });
    }
}
