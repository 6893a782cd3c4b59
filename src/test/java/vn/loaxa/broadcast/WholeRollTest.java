package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Dialect;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxId;
import vn.loaxa.outbox.OutboxState;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Generated rolls through the whole service: what is planned, written, sent, refused and answered always sums to the roll. */
class WholeRollTest extends DirectivesContract {
    private final List<BodyId> bodies = new ArrayList<>();
    private final List<VillageId> villages = new ArrayList<>();

    @Test
    void plansAndBoardsSumToTheRollAndNobodyGetsTwoCopies() {
        long seed = 20261124;
        var random = new Random(seed);
        crowd(random, 150);
        int inChats = 0;
        for (int round = 0; round < 4; round++) {
            DirectiveDraft draft = draft("drafter", Urgency.NORMAL, randomParts(random));
            Plan plan = database.read(handle -> directives.plan(handle, commune, draft));
            assertAddsUp(plan);
            Directive directive = published(draft);
            assertThat(directive.roll()).as("seed %d", seed).isEqualTo(plan.roll());
            assertSums(board(directive), plan.roll());
            assertThat(board(directive).visits())
                    .hasSize(plan.reasons().values().stream().mapToInt(n -> n).sum());

            List<String> references = references(directive);
            List<String> readAlong = alongsideChats(directive);
            assertThat(recipients(directive)).doesNotHaveDuplicates().noneMatch(readAlong::contains);
            inChats += readAlong.size();
            for (int step = 0; step < 25; step++) {
                randomStep(random, directive, references);
                assertSums(board(directive), plan.roll());
            }
        }
        assertThat(inChats)
                .as("people known to be in chats that were written to")
                .isPositive();
    }

    @Test
    void tenThousandPeopleAreWrittenAndReadInAMoment() {
        crowd(new Random(7), 10_000);
        Audience.Part[] everyBody =
                bodies.stream().map(Audience.Part.OfBody::new).toArray(Audience.Part[]::new);
        published(draft("drafter", Urgency.NORMAL, womenOf1()));

        Instant start = Instant.now();
        Directive directive = published(draft("drafter", Urgency.NORMAL, everyBody));
        Duration publishing = Duration.between(start, Instant.now());
        board(directive);
        start = Instant.now();
        Board board = board(directive);
        Duration reading = Duration.between(start, Instant.now());

        System.out.printf(
                "%s: %d people published in %s, board in %s%n", dialect, directive.roll(), publishing, reading);
        assertSums(board, directive.roll());
        // Far above what it takes (see the figures printed), so that a busy machine does not fail the build.
        assertThat(publishing).isLessThan(Duration.ofSeconds(dialect == Dialect.SQLITE ? 10 : 30));
        assertThat(reading).isLessThan(Duration.ofSeconds(3));
    }

    /** Any directory, any mix of routes: each line is the sum of its ways, and all lines together are the roll. */
    @Test
    void theLinesOfAnyPlanAddUpToTheRoll() {
        for (long seed = 1; seed <= 6; seed++) {
            var random = new Random(seed);
            bodies.clear();
            villages.clear();
            CommuneId whole = commune;
            database.write(handle -> {
                commune = TestCommune.found(handle, directory, "SEED-" + random.nextInt()).id;
                crowd(handle, random, random.nextInt(200));
                return true;
            });
            for (int round = 0; round < 5; round++) {
                Audience audience = random.nextInt(5) == 0
                        ? Audience.of(new Audience.Part.Everyone())
                        : Audience.of(randomParts(random));
                // Of somebody who does not speak for the commune: then those who opted out count too.
                String author = random.nextBoolean() ? "drafter" : "farmerLeader";
                DirectiveDraft draft =
                        draft(author, Urgency.NORMAL, audience.parts().toArray(Audience.Part[]::new));
                Plan plan = database.read(handle -> directives.plan(handle, commune, draft));
                assertAddsUp(plan);
                int roll = database.read(handle -> directory.countRecipients(handle, commune, audience));
                assertThat(plan.roll()).as("seed %d, %s", seed, audience).isEqualTo(roll);
            }
            commune = whole;
        }
    }

    private static void assertAddsUp(Plan plan) {
        for (Plan.Line line : plan.lines()) {
            assertThat(line.byGroup() + line.free() + line.charged() + line.unreachable())
                    .as("%s", line)
                    .isEqualTo(line.members());
        }
        assertThat(plan.lines().stream().mapToInt(Plan.Line::members).sum()).isEqualTo(plan.roll());
        assertThat(plan.lines().stream().mapToInt(Plan.Line::unreachable).sum())
                .isEqualTo(plan.reasons().values().stream().mapToInt(n -> n).sum());
    }

    private static void assertSums(Board board, int roll) {
        assertThat(board.whole().roll()).isEqualTo(roll);
        assertLine(board.whole());
        board.villages().forEach(WholeRollTest::assertLine);
        board.bodies().forEach(WholeRollTest::assertLine);
        assertThat(board.villages().stream().mapToInt(Board.Line::roll).sum()).isEqualTo(roll);
        assertThat(board.bodies().stream().mapToInt(Board.Line::roll).sum()).isEqualTo(roll);
        assertThat(board.visits()).hasSize(board.whole().count(DeliveryStatus.UNREACHABLE));
        assertThat(board.unsure())
                .hasSize(board.whole().count(DeliveryStatus.UNSURE)
                        + board.whole().count(DeliveryStatus.FAILED));
        assertThat(board.acknowledgedAt()).hasSize(board.whole().count(DeliveryStatus.ACKNOWLEDGED));
    }

    private static void assertLine(Board.Line line) {
        assertThat(line.counts().values().stream().mapToInt(n -> n).sum()).isEqualTo(line.roll());
    }

    private void randomStep(Random random, Directive directive, List<String> references) {
        String reference = references.isEmpty() ? "none" : references.get(random.nextInt(references.size()));
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> change(reference, OutboxState.SENT, "m-" + reference, null);
            case 3 -> change(reference, OutboxState.UNKNOWN, null, null);
            case 4 -> change(reference, OutboxState.FAILED, null, new ZaloError(-230, "", Handling.RECIPIENT));
            case 5 -> change(reference, OutboxState.FAILED, null, new ZaloError(-201, "", Handling.REQUEST));
            default ->
                database.write(handle -> {
                    var person = new PersonId(1 + random.nextInt(170));
                    return directives.acknowledge(handle, commune, person, directive.shortNumber());
                });
        }
    }

    private void change(String reference, OutboxState state, @Nullable String message, @Nullable ZaloError error) {
        var call = new Call.ToUser(new ZaloUserId("z"), OutgoingMessage.Text.of("x"));
        database.write(handle -> {
            tracker.changed(
                    handle,
                    new OutboxChange(
                            new OutboxId(1), commune, call, reference, state, message, error, clock.instant()));
            return true;
        });
    }

    private List<String> references(Directive directive) {
        return rows().stream()
                .map(Row::key)
                .filter(key -> key.startsWith("directive:" + directive.id() + "/"))
                .toList();
    }

    private List<String> recipients(Directive directive) {
        return rows().stream()
                .filter(row -> row.key().startsWith("directive:" + directive.id() + "/"))
                .map(Row::recipient)
                .toList();
    }

    /** Accounts of those who are known to be in a chat that gets the directive: a message of their own would be their second. */
    private List<String> alongsideChats(Directive directive) {
        List<String> chats = recipients(directive).stream()
                .filter(one -> one.startsWith("group:"))
                .map(one -> one.substring("group:".length()))
                .toList();
        return chats.isEmpty()
                ? List.of()
                : database.read(handle -> handle.createQuery("""
                        SELECT 'user:' || m.user_id FROM chat_member m WHERE m.commune_id = :commune AND m.inside = 1
                            AND m.group_id IN (<chats>)""")
                        .bind("commune", commune.value())
                        .bindList("chats", chats)
                        .mapTo(String.class)
                        .list());
    }

    private Audience.Part[] randomParts(Random random) {
        List<Audience.Part> parts = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            BodyId body = bodies.get(random.nextInt(bodies.size()));
            VillageId village = villages.get(random.nextInt(villages.size()));
            parts.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Audience.Part.OfVillage(village);
                        case 1 -> new Audience.Part.OfBodyInVillage(body, village);
                        case 2 -> new Audience.Part.OfMemberRole(MemberRole.LEADER);
                        default -> new Audience.Part.OfBody(body);
                    });
        }
        parts.add(womenOf1());
        return parts.toArray(Audience.Part[]::new);
    }

    /** People in 0 to 3 of 15 bodies of 5 villages; a quarter without Zalo, the others anywhere inside or past the window. */
    private void crowd(Random random, int size) {
        database.write(handle -> {
            crowd(handle, random, size);
            return true;
        });
    }

    private void crowd(Handle handle, Random random, int size) {
        TestCommune made = new TestCommune(handle, directory, commune);
        for (int village = 3; village < 8; village++) {
            villages.add(made.village(village));
        }
        for (int association = 0; association < 3; association++) {
            BodyId parent = made.body("A" + association, "Hội số " + association, null, null, null);
            for (int village = 0; village < 5; village++) {
                String code = "A" + association + "-" + village;
                String group = random.nextBoolean() ? "g-" + code : null;
                bodies.add(made.body(code, "Chi hội " + code, parent, villages.get(village), group));
                if (random.nextBoolean()) {
                    handle.createUpdate("""
                        INSERT INTO chat_roster (commune_id, group_id, compared_at, most_members)
                        VALUES (:commune, :group, 1, 100)""")
                            .bind("commune", commune.value())
                            .bind("group", "g-" + code)
                            .execute();
                }
            }
        }
        for (int number = 0; number < size; number++) {
            VillageId village = random.nextInt(20) == 0 ? null : villages.get(random.nextInt(5));
            boolean linked = random.nextInt(4) != 0;
            PersonId person = made.person(
                    "Hội viên " + number,
                    village,
                    linked ? "z" + number : null,
                    linked ? START.minus(Duration.ofHours(random.nextInt(220))) : null);
            Map<BodyId, MemberRole> joined = new HashMap<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                joined.put(
                        bodies.get(random.nextInt(bodies.size())),
                        random.nextInt(40) == 0 ? MemberRole.LEADER : MemberRole.MEMBER);
            }
            joined.forEach((body, role) -> made.member(person, body, role));
            if (linked) {
                String user = "z" + number;
                // In one chat or the other, whether a member or not.
                String chat = "g-A" + random.nextInt(3) + "-" + random.nextInt(5);
                inChat(handle, chat, user, random.nextInt(4) > 0);
                joined.keySet().stream()
                        .filter(body -> random.nextBoolean())
                        .forEach(body -> inChat(handle, chatOf(handle, body), user, random.nextInt(6) > 0));
            }
            if (random.nextInt(6) == 0) {
                optOut(handle, "z" + number);
            }
        }
    }

    private static String chatOf(Handle handle, BodyId body) {
        return handle.createQuery("SELECT 'g-' || code FROM body WHERE id = :id")
                .bind("id", body.value())
                .mapTo(String.class)
                .one();
    }

    private void inChat(Handle handle, String chat, String user, boolean inside) {
        handle.createUpdate("""
                        INSERT INTO chat_member (commune_id, group_id, user_id, name, inside, changed_at)
                        VALUES (:commune, :group, :user, '', :inside, 1) ON CONFLICT DO NOTHING""")
                .bind("commune", commune.value())
                .bind("group", chat)
                .bind("user", user)
                .bind("inside", inside ? 1 : 0)
                .execute();
    }

    private void optOut(Handle handle, String user) {
        handle.createUpdate("""
                        INSERT INTO consent (commune_id, user_id, purpose, given, notice, at)
                        VALUES (:commune, :user, 'tin-hoi', 0, 'chat', 0)""")
                .bind("commune", commune.value())
                .bind("user", user)
                .execute();
    }
}
