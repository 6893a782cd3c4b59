package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.broadcast.AnswerResult.Help;
import vn.loaxa.broadcast.AnswerResult.None;
import vn.loaxa.broadcast.AnswerResult.NotAllowed;
import vn.loaxa.broadcast.AnswerResult.NotOffered;
import vn.loaxa.broadcast.AnswerResult.Taken;
import vn.loaxa.broadcast.AnswerResult.Which;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Lane;

/** Answers of the farmers and the women of village 1: eight people, on SQLite and on PostgreSQL. */
class AnswersTest extends DirectivesContract {
    private static final String MEETING = "1 = Có dự\n2 = Vắng (ghi lý do)\n3 = Gọi lại cho tôi (báo ngay)";
    private static final String STORM = "1 = Nhà tôi đã an toàn\n2 = Cần xe/thuyền (báo ngay)";
    private static final String DOGS = "số chó, số mèo\n0 = không nuôi";
    private static final int ROLL = 8;

    private DirectiveDraft asks(String answers) {
        return draft("drafter", Urgency.NORMAL, farmersAndBelow(), womenOf1())
                .with(new DirectiveDraft.Extras(AnswerSetReader.read(answers).set(), ""));
    }

    private AnswerResult answer(String name, String typed) {
        return answer(name, typed, null);
    }

    private AnswerResult answer(String name, String typed, @Nullable String quoted) {
        return act((service, handle) ->
                service.answers().answer(handle, commune, person(name), new Answers.Heard(typed, quoted, false)));
    }

    private Taken taken(String name, String typed) {
        AnswerResult result = answer(name, typed);
        assertThat(result).as("%s: %s", name, typed).isInstanceOf(Taken.class);
        return (Taken) result;
    }

    private Tally tally(Directive directive) {
        Tally tally = database.read(handle -> directives.answers().tally(handle, commune, directive))
                .orElseThrow();
        addsUp(tally.whole());
        tally.villages().forEach(AnswersTest::addsUp);
        assertThat(tally.villages()).extracting(Tally.Line::roll).satisfies(rolls -> assertThat(
                        rolls.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(ROLL));
        assertThat(Tally.Line.sum("", tally.asked(), tally.bodies()))
                .usingRecursiveComparison()
                .ignoringFields("label")
                .isEqualTo(tally.whole());
        return tally;
    }

    private static void addsUp(Tally.Line line) {
        assertThat(line.answered() + line.silent()).isEqualTo(line.roll());
        assertThat(line.silent()).isNotNegative();
    }

    private int replace(Directive first, String answers) {
        return published(asks(answers).about(new Follow(first.shortNumber(), Follow.Kind.REPLACES)))
                .shortNumber();
    }

    private List<String> calls(String key) {
        return rows().stream()
                .filter(row -> row.key().contains(key))
                .map(row -> row.recipient().replace("user:", "") + " " + Lane.values()[Integer.parseInt(row.lane())])
                .toList();
    }

    @Test
    void theLastAnswerCountsTheFirstIsTheReceiptAndTheTallyAddsUp() {
        Directive directive = published(asks(MEETING));
        assertThat(tally(directive).whole().silent()).isEqualTo(ROLL);

        taken("womanFree", "1");
        clock.advance(Duration.ofHours(2));
        Taken changed = taken("womanFree", "2 bận đi viện");
        taken("both", "co du");
        assertThat(changed.given().reason()).isEqualTo("bận đi viện");
        Tally tally = tally(directive);
        assertThat(tally.whole().choices()).isEqualTo(Map.of("1", 1, "2", 1));
        assertThat(tally.whole().silent()).isEqualTo(ROLL - 2);
        assertThat(board(directive).acknowledgedAt()).containsExactly(START, START.plus(Duration.ofHours(2)));

        List<String> kept = database.read(handle -> handle.createQuery(
                        "SELECT choice FROM directive_answer WHERE person_id = :person ORDER BY id")
                .bind("person", person("womanFree").value())
                .mapTo(String.class)
                .list());
        assertThat(kept).as("the earlier word stays in the record").containsExactly("1", "2");
        taken("womanFree", "2 bận đi viện");
        assertThat(tally(directive).whole().answered()).isEqualTo(2);
        List<Receipt> receipts = database.read(handle -> directives.receipts(handle, commune, directive));
        assertThat(receipts)
                .extracting(Receipt::answered)
                .filteredOn(answered -> answered != null)
                .extracting(Receipt.Answered::said)
                .containsExactlyInAnyOrder("Vắng (bận đi viện)", "Có dự");
    }

    @Test
    void countsAreSummedAndZeroIsAnAnswer() {
        Directive directive = published(asks(DOGS));
        taken("womanFree", "2 1");
        taken("both", "0");
        taken("womanCharged", "3 chó");

        Tally.Line whole = tally(directive).whole();
        assertThat(whole.sums()).containsExactly(5L, 1L);
        assertThat(whole.counting()).isEqualTo(3);
        assertThat(answer("womanSilent", "7")).isInstanceOf(NotOffered.class);
        assertThat(answer("womanSilent", "mấy giờ tiêm")).isInstanceOf(None.class);
    }

    @Test
    void theOneQuotedOrNamedIsMeantElseTheOneThatWaitsAndOfTwoItIsAsked() {
        Directive meeting = published(asks(MEETING));
        Directive storm = published(asks(STORM));
        sent(meeting, "womanFree");

        assertThat(answer("womanFree", "1")).isInstanceOfSatisfying(Which.class, which -> assertThat(which.open())
                .extracting(Directive::shortNumber)
                .containsExactly(2, 1));
        assertThat(taken("womanFree", "2 1").asked().id()).isEqualTo(meeting.id());
        assertThat(taken("womanFree", "an toan").asked().id()).isEqualTo(storm.id());
        assertThat(taken("womanFree", "thông báo 1: 1").asked().id()).isEqualTo(meeting.id());
        assertThat(taken("womanFree", "2 1 ốm")).satisfies(taken -> {
            assertThat(taken.asked().id()).isEqualTo(meeting.id());
            assertThat(taken.given().reason()).isEqualTo("ốm");
        });

        String message = database.read(handle -> handle.createQuery("SELECT message_id FROM delivery_message")
                .mapTo(String.class)
                .one());
        assertThat(answer("both", "1", message)).as("somebody else's message").isInstanceOf(Which.class);
        assertThat(answer("womanFree", "1", message))
                .isInstanceOfSatisfying(
                        Taken.class, taken -> assertThat(taken.asked().id()).isEqualTo(meeting.id()));
        assertThat(answer("stranger", "1 1")).as("not on the roll").isInstanceOf(None.class);
    }

    @Test
    void twoCountsAreNoAnswerTwoToAnotherDirectiveUnlessBothAreOpen() {
        published(asks(MEETING));
        published(asks(DOGS));
        assertThat(answer("womanFree", "2 1")).isInstanceOf(Which.class);
        assertThat(taken("womanFree", "2 1 2").given().counts()).containsExactly(2, 1);
        assertThat(taken("womanFree", "tin 1: 2").asked().shortNumber())
                .as("a button")
                .isEqualTo(1);
        assertThat(taken("both", "tin 1: 1").asked().shortNumber()).isEqualTo(1);
        clock.advance(Duration.ofDays(40));
        published(asks(DOGS));
        assertThat(taken("womanFree", "2 1").asked().shortNumber()).isEqualTo(3);
    }

    @Test
    void aCallForHelpGoesToTheLeaderAndTheHeadAtOnceAndStandsOnTheBoard() {
        Directive directive = published(asks(STORM));
        Taken first = taken("farmerLinked", "cần thuyền");
        assertThat(first.help()).isEqualTo(Help.TOLD);
        assertThat(calls("/help:")).containsExactlyInAnyOrder("z-farmerLeader REPLY", "z-head REPLY");
        assertThat(taken("farmerLinked", "2").help())
                .as("the same again calls nobody")
                .isEqualTo(Help.NONE);
        assertThat(calls("/help:")).hasSize(2);

        assertThat(tally(directive).helps()).singleElement().satisfies(help -> {
            assertThat(help.name()).isEqualTo("farmerLinked");
            assertThat(help.village()).isEqualTo("Thôn 1");
            assertThat(help.at()).isEqualTo(clock.instant());
        });
        taken("farmerLinked", "1");
        assertThat(tally(directive).helps()).as("safe by now").isEmpty();
    }

    @Test
    void aLateAnswerCountsAndIsMarked() {
        DirectiveDraft plain = asks(MEETING);
        Directive directive = published(new DirectiveDraft(
                        plain.author(),
                        "",
                        "",
                        "Họp",
                        Urgency.NORMAL,
                        plain.audience(),
                        null,
                        START.plus(Duration.ofHours(1)))
                .with(plain.extras()));
        taken("womanFree", "1");
        clock.advance(Duration.ofHours(2));
        assertThat(taken("both", "1").late()).isTrue();
        assertThat(tally(directive).whole().late()).isEqualTo(1);
        assertThat(tally(directive).whole().answered()).isEqualTo(2);
    }

    @Test
    void whatComesToAReplacedOneCountsForTheOneInForceWhereThatOffersTheSame() {
        Directive first = published(asks(STORM));
        database.write(handle -> handle.execute("UPDATE delivery SET status = 4 WHERE status = 0"));
        int second = replace(first, STORM);
        Taken taken = taken("womanFree", "1 " + first.shortNumber());
        assertThat(taken.replaced()).isTrue();
        assertThat(taken.counted().shortNumber()).isEqualTo(second);
        Directive current = database.read(handle -> directives.byNumber(handle, commune, second))
                .orElseThrow();
        assertThat(tally(current).whole().count("1")).isEqualTo(1);
        assertThat(board(current).acknowledgedAt())
                .as("the new one was not read yet")
                .isEmpty();
        assertThat(board(first).acknowledgedAt()).hasSize(1);

        database.write(handle -> handle.execute("UPDATE delivery SET status = 4 WHERE status = 0"));
        replace(current, MEETING);
        assertThat(taken("both", "2 " + second).replaced())
                .as("another question")
                .isFalse();
    }

    @Test
    void aLeaderAnswersForTheOwnPeopleAndItShows() {
        Directive directive = published(asks(MEETING));
        assertThat(answerFor("farmerLeader", "farmerOffline", "2 đi vắng")).isInstanceOf(Taken.class);
        assertThat(answerFor("farmerLeader", "womanOffline", "1")).isInstanceOf(NotAllowed.class);
        assertThat(answerFor("farmerLeader", "farmerOffline", "5")).isInstanceOf(NotOffered.class);
        Tally.Line whole = tally(directive).whole();
        assertThat(whole.proxied()).isEqualTo(1);
        assertThat(whole.count("2")).isEqualTo(1);
        assertThat(board(directive).proxied()).isEqualTo(1);
        List<AuditEntry> log = database.read(handle -> audit.list(handle, commune, 0, 10));
        assertThat(log).anyMatch(entry -> entry.action().equals("directive.answered_for"));
    }

    private AnswerResult answerFor(String actor, String subject, String typed) {
        return act((service, handle) ->
                service.answers().answerFor(handle, commune, person(actor), person(subject), 1, typed, "chat"));
    }

    @Test
    void whatIsAskedIsPartOfWhatWasApproved() {
        PublishResult kept = publish(draft("drafter", Urgency.FLASH, farmersAndBelow())
                .with(new DirectiveDraft.Extras(AnswerSetReader.read(STORM).set(), "nhắc sau 4 giờ")));
        assertThat(kept).isInstanceOf(PublishResult.AwaitingApproval.class);
        for (String change : List.of(
                "UPDATE directive SET answers = '1 = Nhà tôi đã đi'",
                "UPDATE directive SET follow_up = 'nhắc sau 5 giờ'")) {
            List<String> before =
                    database.read(handle -> handle.createQuery("SELECT answers || '|' || follow_up FROM directive")
                            .mapTo(String.class)
                            .list());
            database.write(handle -> handle.execute(change));
            assertThat(approve()).as(change).isInstanceOf(PublishResult.Refused.class);
            String[] old = before.get(0).split("\\|", 2);
            database.write(
                    handle -> handle.createUpdate("UPDATE directive SET answers = :answers, follow_up = :followUp")
                            .bind("answers", old[0])
                            .bind("followUp", old[1])
                            .execute());
        }
        assertThat(approve()).isInstanceOf(PublishResult.Published.class);
    }

    private PublishResult approve() {
        return act((service, handle) -> service.approve(handle, commune, 1, person("chair"), "chat"));
    }

    @Test
    void aPersonGetsTheirAnswersAndForgettingLeavesTheTallyStanding() {
        Directive directive = published(asks(MEETING));
        taken("womanFree", "1");
        taken("womanFree", "2 bận đi viện");
        var records = new AnswerRecords();
        PersonId person = person("womanFree");
        CommuneId here = commune;
        List<Map<String, String>> held = database.read(handle -> records.of(handle, here, person));
        assertThat(held)
                .extracting(line -> line.get("tra_loi") + " " + line.get("tinh"))
                .containsExactly("Có dự khong", "Vắng (bận đi viện) co");
        database.write(handle -> {
            records.forget(handle, here, person);
            return true;
        });
        List<Map<String, String>> left = database.read(handle -> records.of(handle, here, person));
        assertThat(left).extracting(line -> line.get("tra_loi")).containsExactly("Vắng");
        assertThat(tally(directive).whole().count("2")).isEqualTo(1);
    }

    @Test
    void buttonsAndWordsSayTheAnswersAndTheNumber() {
        published(asks(MEETING));
        String call = rows().stream()
                .filter(row -> row.recipient().equals("user:z-womanFree"))
                .findFirst()
                .map(Row::call)
                .orElseThrow();
        assertThat(call)
                .contains("Trả lời: 1 = Có dự   2 = Vắng (ghi lý do)   3 = Gọi lại cho tôi", "tin 1: 2")
                .doesNotContain("báo ngay", "đã nhận 1");
        Optional<Row> group = rows().stream()
                .filter(row -> row.recipient().equals("group:g-farmers-1"))
                .findFirst();
        assertThat(group).get().extracting(Row::call).asString().contains("nhắn riêng cho xã, kèm số tin 1");
    }
}
