package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

class RoutePlannerTest {
    private static final Instant NOW = Instant.parse("2026-09-27T07:00:00Z");
    private static final BodyId FARMERS = new BodyId(1);
    private static final BodyId WOMEN = new BodyId(2);
    private static final ZaloRules RULES = ZaloRules.bundled();

    private final RoutePlanner planner = new RoutePlanner(RULES);

    @Test
    void whoeverIsInTheLinkedChatIsReachedThroughItWhateverTheWindow() {
        Routing routing = planner.route(
                List.of(counted(person(1, 9999), FARMERS), counted(person(2, 1), FARMERS)),
                List.of(chat(FARMERS, 1, 2)),
                NOW);

        assertThat(routing.people()).allSatisfy(one -> assertThat(one.route()).isInstanceOf(Route.ByGroup.class));
        assertThat(routing.groups()).hasSize(1);
    }

    @Test
    void theWindowDecidesForThoseWithoutAChat() {
        Routing routing = planner.route(
                List.of(counted(person(1, 48), WOMEN), counted(person(2, 49), WOMEN), counted(person(3, 169), WOMEN)),
                List.of(),
                NOW);

        assertThat(routing.people())
                .extracting(Routing.Routed::route)
                .containsExactly(
                        new Route.ToPerson(new ZaloUserId("z1"), false),
                        new Route.ToPerson(new ZaloUserId("z2"), true),
                        new Route.Visit(Unreachable.OUTSIDE_WINDOW));
    }

    @Test
    void aMemberWithoutZaloIsVisitedEvenWhereTheBodyHasAChat() {
        var offline = new Person(new PersonId(1), "Hội viên", null, null, null, false, false, null);

        Routing routing = planner.route(List.of(counted(offline, FARMERS)), List.of(chat(FARMERS, 1)), NOW);

        assertThat(routing.people().get(0).route()).isEqualTo(new Route.Visit(Unreachable.NO_ZALO));
        assertThat(routing.groups()).isEmpty();
    }

    @Test
    void aChatIsNotUsedWhenSomebodyInItIsNotMeant() {
        Routing routing = planner.route(List.of(counted(person(1, 1), FARMERS)), List.of(chat(FARMERS, 1, 2)), NOW);

        assertThat(routing.people().get(0).route()).isEqualTo(new Route.ToPerson(new ZaloUserId("z1"), false));
    }

    @Test
    void somebodyCountedElsewhereButInAChatThatGetsItIsNotWrittenToAgain() {
        Routing routing = planner.route(
                List.of(counted(person(1, 1), WOMEN), counted(person(2, 1), FARMERS)),
                List.of(chat(FARMERS, 1, 2)),
                NOW);

        assertThat(routing.people()).allSatisfy(one -> assertThat(one.route()).isInstanceOf(Route.ByGroup.class));
    }

    @Test
    void whoeverIsNotInTheChatGetsTheirOwnRouteAndTheOthersThatOfTheChat() {
        Routing routing = planner.route(
                List.of(
                        counted(person(1, 9999), FARMERS),
                        counted(person(2, 1), FARMERS),
                        counted(person(3, 9999), FARMERS)),
                List.of(chat(FARMERS, Set.of(1, 2, 3), Set.of(1))),
                NOW);

        assertThat(routing.people())
                .extracting(Routing.Routed::route)
                .containsExactly(
                        new Route.ByGroup(new ZaloGroupId("g1"), true),
                        new Route.ToPerson(new ZaloUserId("z2"), false),
                        new Route.Visit(Unreachable.OUTSIDE_WINDOW));
    }

    @Test
    void aChatThatNobodyMeantIsInIsNotWrittenTo() {
        Routing routing = planner.route(
                List.of(counted(person(1, 1), FARMERS)), List.of(chat(FARMERS, Set.of(1), Set.of())), NOW);

        assertThat(routing.groups()).isEmpty();
    }

    @Test
    void somebodyWhoReadsAlongInTheChatOfAnotherBodyIsNotWrittenToAgain() {
        Routing routing = planner.route(
                List.of(counted(person(1, 1), FARMERS), counted(person(2, 1), WOMEN)),
                List.of(chat(FARMERS, Set.of(1), Set.of(1, 2))),
                NOW);

        assertThat(routing.people()).allSatisfy(one -> assertThat(one.route()).isInstanceOf(Route.ByGroup.class));
    }

    @Test
    void thePlanSaysHowManyAreOnlyTakenToBeInAChat() {
        Routing routing = planner.route(
                List.of(counted(person(1, 1), FARMERS), counted(person(2, 1), WOMEN)),
                List.of(chat(FARMERS, 1), chat(WOMEN, Set.of(2), Set.of(2))),
                NOW);

        assertThat(routing.plan(1, part -> "Cả hai", RULES, 1, 1).unlisted()).isEqualTo(1);
    }

    @Test
    void aFileDoublesTheCallsAndTheCost() {
        Routing routing = planner.route(List.of(counted(person(1, 50), WOMEN)), List.of(), NOW);

        assertThat(routing.plan(1, part -> "Phụ nữ", RULES, 1, 1).dong()).isEqualTo(55);
        Plan withFile = routing.plan(1, part -> "Phụ nữ", RULES, 1, 2);
        assertThat(withFile.dong()).isEqualTo(110);
        assertThat(withFile.minutes()).isEqualTo(2);
    }

    /** A thousand invented communes: every line adds up, every person has one route, no chat gets it for strangers. */
    @Test
    void everyPlanAddsUpToTheRoll() {
        long seed = 20261123;
        for (int round = 0; round < 1000; round++) {
            var random = new Random(seed + round);
            List<GroupChat> chats = new ArrayList<>();
            List<Recipient> recipients = randomRoll(random, chats);
            int parts = 4;

            Routing routing = planner.route(recipients, chats, NOW);
            Plan plan = routing.plan(parts, part -> "p" + part, RULES, 1 + random.nextInt(300), 1 + random.nextInt(2));

            assertThat(plan.roll()).as("seed %d", seed + round).isEqualTo(recipients.size());
            assertThat(plan.lines()).hasSize(parts).allSatisfy(line -> assertThat(
                            line.byGroup() + line.free() + line.charged() + line.unreachable())
                    .isEqualTo(line.members()));
            assertThat(plan.lines().stream().mapToInt(Plan.Line::members).sum()).isEqualTo(plan.roll());
            assertThat(plan.reasons().values().stream().mapToInt(n -> n).sum())
                    .isEqualTo(plan.lines().stream()
                            .mapToInt(Plan.Line::unreachable)
                            .sum());
            assertThat(routing.people())
                    .extracting(one -> one.recipient().person().id())
                    .doesNotHaveDuplicates();
            assertThatNobodyIsWrittenToTwice(routing, chats);
        }
    }

    private static void assertThatNobodyIsWrittenToTwice(Routing routing, List<GroupChat> chats) {
        Set<PersonId> all = new HashSet<>();
        routing.people().forEach(one -> all.add(one.recipient().person().id()));
        Set<PersonId> inUsedChats = new HashSet<>();
        for (GroupChat chat : chats) {
            if (routing.groups().contains(chat.group())) {
                assertThat(all).containsAll(chat.members());
                inUsedChats.addAll(chat.readers());
            }
        }
        assertThat(routing.people()).allSatisfy(one -> {
            if (one.route() instanceof Route.ByGroup by) {
                assertThat(chats)
                        .filteredOn(chat -> chat.group().equals(by.group()))
                        .allMatch(chat ->
                                chat.readers().contains(one.recipient().person().id()));
            }
        });
        assertThat(routing.people())
                .filteredOn(one -> one.route() instanceof Route.ToPerson)
                .noneMatch(one -> inUsedChats.contains(one.recipient().person().id()));
    }

    private static List<Recipient> randomRoll(Random random, List<GroupChat> chats) {
        int people = random.nextInt(60);
        List<Recipient> recipients = new ArrayList<>();
        for (int id = 1; id <= people; id++) {
            BodyId body = random.nextInt(5) == 0 ? null : new BodyId(1 + random.nextInt(6));
            recipients.add(new Recipient(randomPerson(random, id), random.nextInt(4), body));
        }
        for (int body = 1; body <= 6; body++) {
            Set<PersonId> members = new HashSet<>();
            BodyId id = new BodyId(body);
            recipients.stream()
                    .filter(one -> id.equals(one.body()) || random.nextInt(8) == 0)
                    .forEach(one -> members.add(one.person().id()));
            if (random.nextInt(4) == 0) {
                members.add(new PersonId(1000));
            }
            if (random.nextBoolean() && !members.isEmpty()) {
                chats.add(new GroupChat(
                        new ZaloGroupId("g" + body),
                        id,
                        members,
                        readers(random, members, people),
                        random.nextBoolean()));
            }
        }
        return recipients;
    }

    /** All members, or some of them and some others. */
    private static Set<PersonId> readers(Random random, Set<PersonId> members, int people) {
        if (random.nextInt(3) == 0) {
            return members;
        }
        Set<PersonId> readers = new HashSet<>();
        members.stream().filter(member -> random.nextBoolean()).forEach(readers::add);
        for (int other = random.nextInt(4); other > 0; other--) {
            readers.add(new PersonId(1 + random.nextInt(people + 3)));
        }
        return readers;
    }

    private static Person randomPerson(Random random, int id) {
        boolean linked = random.nextInt(4) != 0;
        @Nullable Instant last = random.nextInt(5) == 0 ? null : NOW.minus(Duration.ofHours(random.nextInt(250)));
        return new Person(
                new PersonId(id),
                "Hội viên " + id,
                null,
                null,
                linked ? new ZaloUserId("z" + id) : null,
                linked,
                random.nextInt(20) == 0,
                last);
    }

    private static Person person(int id, int hoursSilent) {
        Instant last = NOW.minus(Duration.ofHours(hoursSilent));
        return new Person(new PersonId(id), "Hội viên " + id, null, null, new ZaloUserId("z" + id), true, false, last);
    }

    private static Recipient counted(Person person, BodyId body) {
        return new Recipient(person, 0, body);
    }

    /** One of which no list was ever taken: all members count as in it. */
    private static GroupChat chat(BodyId body, int... members) {
        Set<PersonId> ids = new HashSet<>();
        for (int member : members) {
            ids.add(new PersonId(member));
        }
        return new GroupChat(new ZaloGroupId("g" + body), body, ids, ids, false);
    }

    private static GroupChat chat(BodyId body, Set<Integer> members, Set<Integer> readers) {
        return new GroupChat(new ZaloGroupId("g" + body), body, ids(members), ids(readers), true);
    }

    private static Set<PersonId> ids(Set<Integer> numbers) {
        Set<PersonId> ids = new HashSet<>();
        numbers.forEach(number -> ids.add(new PersonId(number)));
        return ids;
    }
}
