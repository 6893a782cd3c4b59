package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.TestAccounts;
import vn.loaxa.db.Dialect;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.outbox.HandDispatcher;
import vn.loaxa.testing.ScriptedZalo;
import vn.loaxa.testing.ScriptedZalo.Delivered;
import vn.loaxa.testing.ScriptedZalo.Ending;

/**
 * The day of a typhoon: three telegrams to everybody, each replacing the last while that one is still going out, to 5,000
 * people in 45 sub-associations; a quarter have no Zalo, the account takes 100 messages a minute, and its token dies on the
 * way. The board adds up at every step, nobody has two copies, and the visit lists hold exactly the rest.
 */
class TyphoonDayTest extends DirectivesContract {
    private static final int VILLAGES = 9;
    private static final int ASSOCIATIONS = 5;
    private static final int RATE = 100;
    private static final int KILLS = 10;
    private static final String MARK = "Công điện bão số ";
    /** Zalo refuses these for good. */
    private static final int REFUSES = 97;

    private final Map<String, PersonId> zaloOf = new HashMap<>();
    private ScriptedZalo zalo;
    private OfficialAccounts accounts;
    private HandDispatcher dispatcher;
    private String prefix = "";
    private int killsLeft;
    private int copiesBefore;

    /** How it stood in the evening. */
    private record Evening(List<Map<DeliveryStatus, Integer>> boards, Set<String> toVisit, int copies) {}

    @Test
    void theBoardAddsUpAtEveryStepAndTenKillsChangeNothing() {
        zalo = new ScriptedZalo(clock);
        try (ScriptedZalo unused = zalo) {
            zalo.takeAMinute(RATE);
            zalo.usually(user -> refuses(user) ? new Ending.Refuse(-213) : new Ending.Deliver());
            Evening calm = day("a", 0);
            Evening killed = day("b", KILLS);
            assertThat(killsLeft).isZero();
            assertThat(killed.boards().get(2)).isEqualTo(calm.boards().get(2));
            assertThat(killed.toVisit()).isEqualTo(calm.toVisit());
        }
    }

    /** The same on both days, whose people are called by other letters. */
    private static boolean refuses(String user) {
        String number = user.substring(user.indexOf('-') + 1);
        return number.matches("\\d+") && Integer.parseInt(number) % REFUSES == 0;
    }

    private Evening day(String name, int kills) {
        prefix = name;
        killsLeft = kills;
        clock.moveTo(START);
        copiesBefore = zalo.delivered().size();
        int people = dialect == Dialect.SQLITE ? 5_000 : 400;
        database.write(handle -> {
            commune = TestCommune.found(handle, directory, "BAO-" + name).id;
            crowd(new TestCommune(handle, directory, commune), people);
            return true;
        });
        accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, commune);
        dispatcher = dispatcher();

        List<Directive> telegrams = new ArrayList<>();
        telegrams.add(telegram(1, null));
        assertThat(telegrams.get(0).roll()).isEqualTo(people + 2);
        send(people / 20, telegrams);
        zalo.acceptOnly("access-" + (zalo.refreshes() + 1)); // the token dies; a fresh one is to be had
        send(people / 10, telegrams);
        acknowledgeSome(50);

        telegrams.add(telegram(2, new Follow(1, Follow.Kind.REPLACES)));
        int stale = copies(1).size();
        send(people / 5, telegrams);
        assertThat(copies(1).size() - stale)
                .as("of the first, after it was replaced")
                .isLessThanOrEqualTo(8);
        acknowledgeSome(80);

        telegrams.add(telegram(3, new Follow(2, Follow.Kind.REPLACES)));
        send(people / 5, telegrams);
        while (pending() > 0 || killsLeft > 0) {
            send(people / 10, telegrams);
            clock.advance(Duration.ofMinutes(4));
            dispatcher.runDue();
        }
        acknowledgeSome(300);
        addsUp(telegrams);
        theRestIsOnTheVisitList(telegrams.get(2));
        dispatcher.close();
        // A process that starts does not know what its forerunner sent in the last minute; Zalo's -32 tells it.
        assertThat(zalo.refusedForTheirNumber()).as("over the rate").isLessThanOrEqualTo(2 * kills);
        return new Evening(
                telegrams.stream().map(one -> board(one).whole().counts()).toList(),
                board(telegrams.get(2)).visits().stream().map(Board.Visit::name).collect(Collectors.toSet()),
                zalo.delivered().size() - copiesBefore);
    }

    private Directive telegram(int number, @Nullable Follow follow) {
        DirectiveDraft draft = new DirectiveDraft(
                        person("drafter"),
                        "0" + number + "/CĐ-UBND",
                        MARK + number,
                        MARK + number + ": bà con vùng trũng sơ tán xong trước 17h00.",
                        Urgency.FLASH,
                        Audience.of(new Audience.Part.Everyone()),
                        null,
                        null)
                .about(follow);
        PublishResult waiting = publish(draft);
        assertThat(waiting).isInstanceOf(PublishResult.AwaitingApproval.class);
        PublishResult out = act((service, handle) -> service.approve(handle, commune, number, person("chair"), "chat"));
        return ((PublishResult.Published) out).directive();
    }

    /** So many calls, in portions; at the end of each the sums are looked at, and the process may be killed. */
    private void send(int calls, List<Directive> telegrams) {
        for (int portion = 0; portion < 3; portion++) {
            dispatcher.send(calls / 3);
            if (killsLeft > 0) {
                kill();
            }
            addsUp(telegrams);
            nobodyHasTwo();
        }
    }

    private void kill() {
        killsLeft--;
        if (killsLeft % 2 == 0) {
            dispatcher.sendOneAndDie();
        } else {
            dispatcher.die();
        }
        database.close();
        database = openAgain();
        accounts = TestAccounts.in(database, clock, folder);
        dispatcher = dispatcher();
    }

    private HandDispatcher dispatcher() {
        return new HandDispatcher(database, outbox, accounts, zalo, clock, RATE, List.of(tracker));
    }

    private void addsUp(List<Directive> telegrams) {
        for (Directive telegram : telegrams) {
            Board board = board(telegram);
            assertThat(sum(board.whole())).isEqualTo(telegram.roll());
            assertThat(board.villages().stream().mapToInt(TyphoonDayTest::sum).sum())
                    .isEqualTo(telegram.roll());
            assertThat(board.bodies().stream().mapToInt(TyphoonDayTest::sum).sum())
                    .isEqualTo(telegram.roll());
        }
    }

    private static int sum(Board.Line line) {
        return line.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    private void nobodyHasTwo() {
        for (int telegram = 1; telegram <= 3; telegram++) {
            assertThat(copies(telegram)).as("telegram %d", telegram).doesNotHaveDuplicates();
        }
    }

    /** Everybody on the roll either has the telegram in force, in the chat or in a group, or is to be visited; nobody both. */
    private void theRestIsOnTheVisitList(Directive last) {
        Board board = board(last);
        nobodyHasTwo();
        assertThat(board.whole().count(DeliveryStatus.WAITING)).isZero();
        assertThat(board.unsure()).isEmpty();
        Set<String> visited = board.visits().stream().map(Board.Visit::name).collect(Collectors.toSet());
        assertThat(visited).hasSameSizeAs(board.visits()).hasSize(board.whole().count(DeliveryStatus.UNREACHABLE));
        Set<String> reached = copies(3).stream()
                .filter(zaloOf::containsKey)
                .map(user -> "Hội viên " + user.substring(user.indexOf('-') + 1))
                .collect(Collectors.toSet());
        assertThat(reached).isNotEmpty().doesNotContainAnyElementsOf(visited);
    }

    private List<String> copies(int telegram) {
        return zalo.delivered().stream()
                .skip(copiesBefore)
                .filter(message -> message.text().contains(MARK + telegram + ":"))
                .map(Delivered::recipient)
                .filter(user -> !user.endsWith("chair")) // who also gets the text to approve
                .toList();
    }

    private void acknowledgeSome(int count) {
        List<String> who = zaloOf.keySet().stream()
                .filter(user -> user.startsWith(prefix))
                .sorted()
                .limit(count)
                .toList();
        who.forEach(user -> act((service, handle) -> service.acknowledge(handle, commune, zaloOf.get(user), null)));
    }

    private int pending() {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM outbox_message
                        WHERE commune_id = :commune AND state IN ('PENDING', 'SENDING', 'UNKNOWN')
                        """)
                .bind("commune", commune.value())
                .mapTo(Integer.class)
                .one());
    }

    /** The same people on both days. */
    private void crowd(TestCommune made, int size) {
        var random = new Random(20260927);
        List<VillageId> villages = new ArrayList<>();
        for (int village = 1; village <= VILLAGES; village++) {
            villages.add(made.village(village));
        }
        Map<Integer, List<BodyId>> bodies = new TreeMap<>();
        for (int association = 1; association <= ASSOCIATIONS; association++) {
            BodyId whole = made.body("H" + association, "Hội số " + association, null, null, null);
            for (int village = 0; village < VILLAGES; village++) {
                String code = "H" + association + "-T" + (village + 1);
                String group = random.nextInt(6) == 0 ? "g-" + prefix + code : null;
                bodies.computeIfAbsent(village, unused -> new ArrayList<>())
                        .add(made.body(code, "Chi hội " + code, whole, villages.get(village), group));
            }
        }
        for (String official : List.of("drafter", "chair")) {
            people.put(official, made.person(official, villages.get(0), prefix + "z" + official, START));
        }
        made.role(person("drafter"), OfficialRole.DRAFTER, "Công chức Văn phòng", null);
        made.role(person("chair"), OfficialRole.APPROVER, "Chủ tịch UBND xã", null);
        for (int number = 0; number < size; number++) {
            int village = random.nextInt(VILLAGES);
            String zaloId = random.nextInt(4) == 0 ? null : prefix + "-" + number;
            PersonId person = made.person(
                    "Hội viên " + number,
                    villages.get(village),
                    zaloId,
                    START.minus(Duration.ofHours(random.nextInt(200))));
            if (zaloId != null) {
                zaloOf.put(zaloId, person);
            }
            List<BodyId> here = bodies.getOrDefault(village, List.of());
            int first = random.nextInt(ASSOCIATIONS);
            made.member(person, here.get(first), MemberRole.MEMBER);
            if (random.nextInt(3) == 0) {
                made.member(person, here.get((first + 1) % ASSOCIATIONS), MemberRole.MEMBER);
            }
        }
    }
}
