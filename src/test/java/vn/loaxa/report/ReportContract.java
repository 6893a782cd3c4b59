package vn.loaxa.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DeliveryTracker;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.Dispatch;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.conversation.tally.Filings;
import vn.loaxa.conversation.tally.QuestionCounts;
import vn.loaxa.conversation.tally.QuestionCounts.Outcome;
import vn.loaxa.conversation.tally.Surveys;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.household.HouseholdBook;
import vn.loaxa.household.Lesson;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.paper.Paper;
import vn.loaxa.paper.Signature;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * A commune whose figures are known by hand. Two villages; the farmers of village 1 (a leader, a member, one without Zalo)
 * have a group chat, those of village 2 (the same) have none. November 2026 by the wall clock of the commune
 * begins while it is still October in Greenwich:
 *
 * <pre>
 * 31/10 23:59  24/TB to village 2: belongs to October
 * 01/11 00:00  25/TB to village 1, by the chat: leader after 10 minutes, member after 50
 * 01/11 00:00  03/CĐ, urgent, to village 2: leader after 70 minutes; the member's message arrived and was charged
 * 01/11 00:00  a drill to both
 * cases: of member 1, answered after 26 h in time; of member 2, answered after 48 h too late; of a stranger, open and late;
 *        of another stranger, open and not due
 * marks of talks: member 1 gave 5 and, in October, 1; member 2 gave 3; a stranger gave 4
 * houses of village 1: that of member 1 (linked), one in the group, one visited in November, one visited in October
 * questions: three answered at once, one chosen of those offered, one unknown, one with an overdue entry, one found wanting; October: five
 * filings: member 1 led and filed, member 2 and a stranger led; member 1 again on the same day, and in October
 * survey: six of village 1 (one took a yes back), two of village 2
 * lessons: two in the visited house of November, a session of 12; in October one of 9
 * tasks: of village 1 one done on its last day and one the day after, of village 2 one still to come; criteria of village 1: five,
 *        two met, one of them with a picture
 * papers: 25/TB is signed and vouched for, 03/CĐ was changed after signing
 * </pre>
 */
abstract class ReportContract extends DatabaseContract {
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    static final Instant LAST_OF_OCTOBER = Instant.parse("2026-10-31T16:59:30Z");
    static final Instant START = Instant.parse("2026-10-31T17:00:30Z");

    final MovableClock clock = MovableClock.at(LAST_OF_OCTOBER.toString());
    final Audit audit = new Audit(clock);
    final Directory directory = new Directory(clock, audit);
    final Outbox outbox = new Outbox(clock);
    final Directives directives = new Directives(
            directory, outbox, audit, clock, ZaloRules.bundled(), new BroadcastSettings(false, 100).withNight(false));
    final Reports reports = new Reports(directory, ZaloRules.bundled(), clock);
    private final Map<String, PersonId> people = new HashMap<>();
    private CommuneId id = new CommuneId(0);

    @BeforeEach
    void liveThroughNovember() {
        outbox.listen(List.of(new DeliveryTracker()));
        database.write(handle -> {
            found(handle);
            send(handle, "24/TB-UBND", Urgency.NORMAL, "HND-T2", Dispatch.NOW);
            clock.moveTo(START);
            meet(handle, "8");
            meet(handle, "5");
            int first = send(handle, "25/TB-UBND", Urgency.NORMAL, "HND-T1", Dispatch.NOW);
            int second = send(handle, "03/CĐ-UBND", Urgency.URGENT, "HND-T2", Dispatch.NOW);
            send(handle, "99/TB-UBND", Urgency.NORMAL, "HND", new Dispatch(null, "", true));
            run(handle, "UPDATE outbox_message SET state = 'SENT' WHERE recipient = 'group:g-1'");
            run(handle, "UPDATE outbox_message SET charged = 1 WHERE recipient LIKE '%0008'");
            run(handle, "UPDATE delivery SET status = 5 WHERE person_name = 'Hội viên 2' AND status = 0");
            acknowledge(handle, "Chi hội trưởng 1", first, 10);
            acknowledge(handle, "Hội viên 1", first, 50);
            acknowledge(handle, "Chi hội trưởng 2", second, 70);
            house(handle, 1, "Hội viên 1", 0, "");
            house(handle, 2, "Nhà bà Tư", 1, "");
            house(handle, 3, "Nhà ông Năm", 0, "2026-10-31T17:00:00Z");
            house(handle, 4, "Nhà ông Sáu", 0, "2026-10-31T16:59:59Z");
            openCase(handle, 1, "6", "2026-11-11T01:00:00Z", "2026-11-15T10:00:00Z", "2026-11-12T03:00:00Z");
            openCase(handle, 2, "8", "2026-11-12T01:00:00Z", "2026-11-13T10:00:00Z", "2026-11-14T01:00:00Z");
            openCase(handle, 3, "99", "2026-11-13T01:00:00Z", "2026-11-17T10:00:00Z", "");
            openCase(handle, 4, "98", "2026-11-19T01:00:00Z", "2026-11-24T10:00:00Z", "");
            mark(handle, "6", "2026-11-12T03:00:00Z", 5);
            mark(handle, "6", "2026-10-31T16:59:59Z", 1);
            mark(handle, "8", "2026-10-31T17:00:00Z", 3);
            mark(handle, "99", "2026-11-15T03:00:00Z", 4);
            signed(handle, first, true);
            signed(handle, second, false);
            leaveEvidence(handle);
            return true;
        });
        clock.moveTo(Instant.parse("2026-11-20T02:00:00Z"));
    }

    private void found(Handle handle) {
        var report =
                new OrganisationImport(clock, audit).run(handle, Actor.SYSTEM, "commune.yaml", organisation(), false);
        id = Objects.requireNonNull(report.commune());
        for (int i = 1; i <= 9; i++) {
            Person person =
                    directory.findPeople(handle, id, "090000000" + i, null, 1).get(0);
            people.put(person.name(), person.id());
        }
        directory.linkGroup(handle, id, Actor.SYSTEM, body(handle, "HND-T1").id(), new ZaloGroupId("g-1"));
    }

    private static byte[] organisation() {
        try (var in = Objects.requireNonNull(ReportContract.class.getResourceAsStream("/console/commune.yaml"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void meet(Handle handle, String number) {
        directory.noteInteraction(handle, id, user(number), clock.instant());
    }

    private static ZaloUserId user(String number) {
        return new ZaloUserId("91" + "0".repeat(14 - number.length()) + number);
    }

    private int send(Handle handle, String symbol, Urgency urgency, String body, Dispatch how) {
        var audience = Audience.of(new Audience.Part.OfBody(body(handle, body).id()));
        var draft = new DirectiveDraft(
                        person("Công chức Văn phòng"), symbol, symbol, "Nội dung", urgency, audience, null, null)
                .sent(how);
        PublishResult result = directives.publish(handle, id, draft, "console");
        return result instanceof PublishResult.Published done ? done.directive().shortNumber() : 0;
    }

    private void acknowledge(Handle handle, String name, int number, int minutes) {
        clock.moveTo(START.plusSeconds(60L * minutes));
        directives.acknowledge(handle, id, person(name), number);
    }

    private void openCase(Handle handle, int number, String user, String opened, String due, String answered) {
        handle.createUpdate("""
                        INSERT INTO resident_case (id, commune_id, number, user_id, text, media, place, opened_at, due_at, state)
                        VALUES (:number, :commune, :number, :user, 'Đèn hỏng', '', '', :opened, :due, 'OPEN')""")
                .bind("number", number)
                .bind("commune", id.value())
                .bind("user", user(user).value())
                .bind("opened", Instant.parse(opened).toEpochMilli())
                .bind("due", Instant.parse(due).toEpochMilli())
                .execute();
        if (!answered.isEmpty()) {
            handle.createUpdate("INSERT INTO resident_case_event (case_id, at, actor, state, note)"
                            + " VALUES (:number, :at, 'Văn phòng', 'ANSWERED', 'Đã sửa')")
                    .bind("number", number)
                    .bind("at", Instant.parse(answered).toEpochMilli())
                    .execute();
        }
    }

    private void mark(Handle handle, String user, String closed, int points) {
        handle.createUpdate("""
                        INSERT INTO resident_thread
                            (commune_id, user_id, opened_at, last_at, due_at, waiting, version, closed_at, rating)
                        VALUES (:commune, :user, 0, 0, 0, 0, 1, :closed, :points)""")
                .bind("commune", id.value())
                .bind("user", user(user).value())
                .bind("closed", Instant.parse(closed).toEpochMilli())
                .bind("points", points)
                .execute();
    }

    private void house(Handle handle, int number, String head, int inGroup, String visited) {
        handle.createUpdate("""
                        INSERT INTO household (id, commune_id, village_id, head_name, in_group, added_at)
                        SELECT :number, commune_id, id, :head, :inGroup, 0 FROM village WHERE commune_id = :commune AND code = 'T1'
                        """)
                .bind("number", number)
                .bind("commune", id.value())
                .bind("head", head)
                .bind("inGroup", inGroup)
                .execute();
        if (!visited.isEmpty()) {
            handle.createUpdate("INSERT INTO household_visit (commune_id, household_id, by_id, at)"
                            + " VALUES (:commune, :number, :by, :at)")
                    .bind("commune", id.value())
                    .bind("number", number)
                    .bind("by", person("Chi hội trưởng 1").value())
                    .bind("at", Instant.parse(visited).toEpochMilli())
                    .execute();
        }
    }

    private void leaveEvidence(Handle handle) {
        count(handle, "2026-10-31", Outcome.ANSWERED, 5);
        count(handle, "2026-11-01", Outcome.ANSWERED, 3);
        count(handle, "2026-11-02", Outcome.OFFERED, 1);
        count(handle, "2026-11-02", Outcome.CHOSEN, 1);
        count(handle, "2026-11-30", Outcome.UNKNOWN, 1);
        count(handle, "2026-11-30", Outcome.EXPIRED, 1);
        count(handle, "2026-11-30", Outcome.NOT_ENOUGH, 1);
        count(handle, "2026-11-30", Outcome.LIKED, 2);
        count(handle, "2026-11-30", Outcome.DISLIKED, 1);
        VillageId one = village(handle, "T1");
        VillageId two = village(handle, "T2");
        var filings = new Filings(clock);
        filings.led(handle, id, user("8"), two, "khai-sinh");
        filings.led(handle, id, user("99"), null, "khai-sinh");
        filings.led(handle, id, user("6"), one, "khai-sinh");
        filings.led(handle, id, user("6"), one, "khai-sinh");
        filings.answered(handle, id, user("6"), Filings.Answer.FILED);
        run(
                handle,
                "INSERT INTO guided_filing (commune_id, user_id, topic, led_at) SELECT id, 'u', 'x', 1 FROM commune");
        for (int i = 1; i <= 6; i++) {
            say(handle, "s" + i, one, Surveys.Answer.YES);
        }
        say(handle, "s1", one, Surveys.Answer.NO);
        say(handle, "s6", one, Surveys.Answer.UNSURE);
        say(handle, "s7", two, Surveys.Answer.YES);
        say(handle, "s8", two, Surveys.Answer.YES);
        run(handle, "UPDATE household_visit SET people = 2, lesson = 'vneid'");
        task(handle, 1, "T1", "TASK", "2026-11-12", "2026-11-12T16:59:59Z");
        task(handle, 2, "T1", "TASK", "2026-11-12", "2026-11-12T17:00:00Z");
        task(handle, 3, "T2", "TASK", "2026-11-28", "");
        task(handle, 4, "T2", "TASK", "2026-10-31", "");
        for (int i = 5; i <= 9; i++) {
            task(handle, i, "T1", "CRITERION", "", i <= 6 ? "2026-11-10T00:00:00Z" : "");
        }
        handle.createUpdate("INSERT INTO village_task_photo (task_id, commune_id, type, bytes)"
                        + " VALUES (5, :commune, 'image/png', :bytes)")
                .bind("commune", id.value())
                .bind("bytes", new byte[] {1})
                .execute();
        var book = new HouseholdBook(audit, clock);
        Village village = directory.villages(handle, id).get(0);
        PersonId by = person("Chi hội trưởng 1");
        book.hold(handle, id, Actor.SYSTEM, village, by, new Lesson("zalo", 12), LocalDate.of(2026, 11, 30));
        book.hold(handle, id, Actor.SYSTEM, village, by, new Lesson("zalo", 9), LocalDate.of(2026, 10, 31));
    }

    private void task(Handle handle, int number, String village, String kind, String due, String done) {
        handle.createUpdate("""
                        INSERT INTO village_task (id, commune_id, village_id, kind, title, due_day, made_at, done_at, note)
                        VALUES (:number, :commune, :village, :kind, :title, :due, 0, :done, '')""")
                .bind("number", number)
                .bind("commune", id.value())
                .bind("village", village(handle, village).value())
                .bind("kind", kind)
                .bind("title", "Việc " + number)
                .bindByType("due", due.isEmpty() ? null : due, String.class)
                .bindByType("done", done.isEmpty() ? null : Instant.parse(done).toEpochMilli(), Long.class)
                .execute();
    }

    private void count(Handle handle, String day, Outcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            new QuestionCounts().count(handle, id, LocalDate.parse(day), "khai-sinh", outcome);
        }
    }

    private void say(Handle handle, String user, VillageId village, Surveys.Answer answer) {
        new Surveys(clock).keep(handle, id, new ZaloUserId(user), village, Map.of(Surveys.Question.VNEID, answer));
    }

    private VillageId village(Handle handle, String code) {
        return directory.villages(handle, id).stream()
                .filter(village -> village.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void signed(Handle handle, int number, boolean good) {
        var signature = new Signature(
                "Lê Văn A",
                "UBND xã",
                "VGCA",
                START,
                true,
                false,
                true,
                good ? Signature.Since.NOTHING : Signature.Since.CONTENT,
                true,
                true,
                Signature.Trust.TRUSTED,
                Signature.Binding.BOUND,
                Signature.Revocation.CLEAR,
                false);
        var paper = new Paper("00", 1, true, List.of(), List.of(signature), 1, new byte[0]);
        long file = new Papers(outbox, clock).keep(handle, id, number + ".pdf", new byte[] {1}, paper);
        handle.createUpdate("UPDATE directive SET file_id = :file WHERE short_number = :number")
                .bind("file", file)
                .bind("number", number)
                .execute();
    }

    static void run(Handle handle, String statement) {
        if (handle.createUpdate(statement).execute() == 0) {
            throw new AssertionError("Nothing was changed by " + statement);
        }
    }

    PersonId person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    Body body(Handle handle, String code) {
        return directory.bodies(handle, id).stream()
                .filter(body -> body.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    Report report(YearMonth month) {
        return database.read(handle -> reports.of(handle, commune(handle), Scope.COMMUNE, month));
    }

    /** As this person may see it. */
    Report report(String name) {
        return database.read(handle -> {
            var authority = directory.authority(handle, id, person(name));
            List<Village> villages = directory.villages(handle, id);
            return reports.of(
                    handle, commune(handle), Scope.of(authority, directory.everyBody(handle, id), villages), NOVEMBER);
        });
    }

    private Commune commune(Handle handle) {
        return directory.commune(handle, id).orElseThrow();
    }
}
