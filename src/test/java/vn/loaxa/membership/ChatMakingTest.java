package vn.loaxa.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.account.Alert;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.TestAccounts;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.audit.Actor;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.membership.chat.ChatCreation;
import vn.loaxa.membership.chat.ChatCreation.State;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatLeavings;
import vn.loaxa.membership.chat.ChatMaker;
import vn.loaxa.membership.chat.ChatOffer;
import vn.loaxa.membership.chat.ChatOffers;
import vn.loaxa.membership.chat.ChatPackage;
import vn.loaxa.membership.chat.ChatPackages;
import vn.loaxa.membership.chat.ChatProgress;
import vn.loaxa.membership.chat.ChatRoster;
import vn.loaxa.membership.chat.ChatRosters;
import vn.loaxa.membership.chat.ChatRound;
import vn.loaxa.membership.chat.ChatRounds;
import vn.loaxa.membership.chat.ChatTraces;
import vn.loaxa.membership.chat.ChatWatch;
import vn.loaxa.outbox.OutboxDispatcher;
import vn.loaxa.outbox.OutboxSettings;
import vn.loaxa.settings.Secret;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.simulator.Simulator;
import vn.loaxa.simulator.SimulatorSettings;
import vn.loaxa.simulator.world.Asset;
import vn.loaxa.simulator.world.Faults.Fault;
import vn.loaxa.simulator.world.Faults.Kind;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Oa;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.Scene;
import vn.loaxa.zalo.user.Allowance;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.webhook.MalformedEventException;
import vn.loaxa.zalo.webhook.WebhookParser;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloTransport;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Group chats made at the offline Zalo, filled over days, and followed. The association has no chat yet and many members. */
class ChatMakingTest extends BranchContract {
    private static final ZaloUserId KEEPER = new ZaloUserId("87");
    private static final String BLOCKING = "105";
    private static final String SILENT = "106";
    private static final int LINKED = 9;

    private final Alerts alerts = new Alerts(clock);
    private final ZaloRules rules = ChatRules.of(4, 6);
    private final ChatRounds rounds = new ChatRounds(directory, outbox, audit, rules, clock);
    private final AtomicInteger marks = new AtomicInteger();
    private final ChatCreations creations =
            new ChatCreations(directory, audit, rules, clock, () -> "MARK" + marks.incrementAndGet(), due -> {});
    private final ChatRosters rosters = new ChatRosters(directory);
    private final ChatWatch watch = new ChatWatch(directory, alerts);
    private Simulator zalo;
    private ZaloTransport transport;
    private ChatMaker maker;
    private OutboxDispatcher dispatcher;
    private Actor chair;

    @BeforeEach
    void open() {
        var settings = new SimulatorSettings(
                "127.0.0.1",
                0,
                "",
                true,
                TestAccounts.APP_ID,
                new Secret("app-secret"),
                new Secret(TestAccounts.OA_SECRET),
                new Secret("refresh-0"),
                new Secret("access-0"),
                4000,
                1,
                null);
        List<Phone> phones = new ArrayList<>(List.of(Phone.of("81", "Chủ tịch hội"), Phone.of("87", "Quản trị")));
        for (int i = 0; i < LINKED; i++) {
            Phone phone = Phone.of("10" + i, "Người " + i);
            phones.add(phone.userId().equals(BLOCKING) ? phone.with(Trait.BLOCKED) : phone);
        }
        LocalDate end = LocalDate.of(2027, 12, 31);
        Scene scene = Scene.of(Oa.of("7001", "UBND xã").administeredBy(Set.of("87")))
                .withPhones(phones)
                .withAssets(List.of(new Asset("as-1", "gmf50", end, false), new Asset("as-2", "gmf10", end, true)));
        zalo = Simulator.start(settings, scene, clock);
        transport = new ZaloTransport(ZaloEndpoints.allAt(URI.create(zalo.url())), HttpSettings.defaults());
        OfficialAccounts accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, commune);
        var clients = new ZaloClients(database, accounts, transport, clock, false);
        maker = new ChatMaker(database, directory, clients, rounds, outbox, audit, clock);
        dispatcher = new OutboxDispatcher(
                database,
                outbox,
                accounts,
                clients,
                clock,
                OutboxSettings.defaults(),
                List.of(rounds, new ChatLeavings(outbox)),
                new SimpleMeterRegistry());
        chair = new Actor(person("0900000001").value(), "Chủ tịch hội", "console");
        database.write(handle -> {
            directory.noteFollow(handle, commune, KEEPER, true, clock.instant());
            directory.noteFollow(handle, commune, new ZaloUserId("81"), true, clock.instant());
            for (int i = 0; i < LINKED; i++) {
                PersonId one = directory.addPerson(handle, commune, "Người " + i, null, null);
                var user = new ZaloUserId("10" + i);
                // One has neither followed nor written: Zalo would refuse to invite them.
                directory.noteFollow(handle, commune, user, !user.value().equals(SILENT), clock.instant());
                directory.link(handle, commune, Actor.SYSTEM, user, one);
                directory.addMembership(
                        handle, commune, Actor.SYSTEM, one, association(handle).id(), MemberRole.MEMBER);
            }
            PersonId unlinked = directory.addPerson(handle, commune, "Người không Zalo", null, null);
            directory.addMembership(
                    handle, commune, Actor.SYSTEM, unlinked, association(handle).id(), MemberRole.MEMBER);
            return true;
        });
    }

    @AfterEach
    void close() {
        dispatcher.close();
        transport.close();
        zalo.close();
    }

    @Test
    void anAnswerThatIsLostMakesOneChatAndItIsLinked() {
        strike(Kind.LOST_ANSWER, 0, "creategroupwithoa", 1);
        assertThat(ask("as-1", false)).isEqualTo(ChatCreations.Result.ASKED);
        assertThat(ask("as-2", false)).as("while it is under way").isEqualTo(ChatCreations.Result.UNDER_WAY);

        assertThat(maker.runDue()).isZero();
        assertThat(last().state()).isEqualTo(State.UNKNOWN);
        assertThat(body("HND").group()).isNull();
        assertThat(maker.runDue()).as("not at once").isZero();

        clock.advance(Duration.ofSeconds(31));
        assertThat(maker.runDue()).isEqualTo(1);
        assertThat(made()).hasSize(1);
        assertThat(String.valueOf(body("HND").group())).isEqualTo(made().get(0).groupId());
        assertThat(ask("as-2", false)).isEqualTo(ChatCreations.Result.HAS_CHAT);
        assertThat(acts()).contains("chat.asked", "chat.made", "body.group-linked");
    }

    @Test
    void aProcessThatEndsDuringTheCallLeavesOneChat() {
        ask("as-1", false);
        strike(Kind.LOST_ANSWER, 0, "creategroupwithoa", 1);
        maker.runDue();
        // As it stands when the process ended before it could write how the call went.
        database.write(handle -> handle.execute("UPDATE chat_creation SET state = 'CALLING'"));

        clock.advance(Duration.ofMinutes(3));
        assertThat(maker.runDue()).isEqualTo(1);
        assertThat(made()).hasSize(1);
        assertThat(last().state()).isEqualTo(State.DONE);
    }

    @Test
    void whatZaloDidNotHearIsAskedAgainAndWhatItRefusesIsSaid() {
        strike(Kind.ERROR, -32, "creategroupwithoa", 1);
        ask("as-1", false);
        assertThat(maker.runDue()).isZero();
        assertThat(last().state()).isEqualTo(State.WANTED);
        clock.advance(Duration.ofMinutes(2));
        assertThat(maker.runDue()).isEqualTo(1);
        assertThat(made()).hasSize(1);

        Body branch = body("HND-T1");
        database.write(handle -> {
            directory.linkGroup(handle, commune, Actor.SYSTEM, branch.id(), null);
            return true;
        });
        var used = new ChatCreation.Wish("Nhóm hai", "as-1", 50, null, KEEPER, false);
        ChatCreations.Result asked = database.write(handle -> creations.ask(handle, commune, chair, branch.id(), used));
        assertThat(asked).isEqualTo(ChatCreations.Result.ASKED);
        maker.runDue();
        ChatCreation refused = database.read(handle -> creations.last(handle, commune, branch.id()))
                .orElseThrow();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.errorCode()).isEqualTo(-238);
        assertThat(made()).hasSize(1);
    }

    @Test
    void onlyWhoMayMakesAChatAndANameMustFit() {
        Body association = body("HND");
        var wish = new ChatCreation.Wish("N".repeat(31), "as-1", 50, null, KEEPER, false);
        Actor leader = new Actor(person("0900000002").value(), "Chi hội trưởng", "console");
        ChatCreations.Result byLeader =
                database.write(handle -> creations.ask(handle, commune, leader, association.id(), wish));
        assertThat(byLeader).isEqualTo(ChatCreations.Result.NOT_ALLOWED);
        ChatCreations.Result tooLong =
                database.write(handle -> creations.ask(handle, commune, chair, association.id(), wish));
        assertThat(tooLong).isEqualTo(ChatCreations.Result.NAME_LONG);
    }

    @Test
    void membersAreInvitedOverDaysEachOnceAndWhoCannotBeIsNamed() {
        ask("as-1", true);
        maker.runDue();
        ChatProgress first = progress();
        assertThat(first.state()).isEqualTo(ChatRound.State.RUNNING);
        assertThat(first.under()).isEqualTo(4);

        dispatcher.runDue();
        follow();
        ChatProgress day = progress();
        assertThat(day.joined() + day.invited()).as("six a day").isLessThanOrEqualTo(6);
        assertThat(day.waiting()).isPositive();
        assertThat(day.tomorrow()).isTrue();
        assertThat(database.write(rounds::runDue)).as("today no more").isZero();

        clock.advance(Duration.ofHours(16));
        assertThat(database.write(rounds::runDue)).as("two in the morning").isZero();
        clock.advance(Duration.ofHours(8));
        assertThat(database.write(rounds::runDue)).as("at ten").isEqualTo(1);
        dispatcher.runDue();
        follow();
        clock.advance(Duration.ofDays(1));
        database.write(rounds::runDue);
        dispatcher.runDue();
        follow();

        ChatProgress end = progress();
        assertThat(end.state()).isEqualTo(ChatRound.State.DONE);
        // The chair and nine members, less who blocks and who never wrote.
        assertThat(end.joined()).isEqualTo(8);
        assertThat(end.refused())
                .extracting(one -> one.person().name() + one.reason() + one.errorCode())
                .containsExactlyInAnyOrder("Người 5-217", "Người 6NOT_FOLLOWING0");
        assertThat(made().get(0).members()).hasSize(9).contains("87").doesNotContain(BLOCKING, SILENT);
        assertThat(roster().inside()).isEqualTo(8);
        assertThat(roster().strangers()).singleElement().satisfies(one -> assertThat(one.keeper())
                .isTrue());
        ChatRounds.Result again = database.write(handle -> rounds.start(handle, commune, chair, body("HND", handle)));
        assertThat(again)
                .as("only the one who blocks is left, and they may be asked again")
                .isEqualTo(ChatRounds.Result.STARTED);
        assertThat(progress().under() + progress().waiting()).isEqualTo(1);
    }

    @Test
    void stoppingKeepsWhatHasNotLeft() {
        ask("as-1", true);
        maker.runDue();
        boolean stopped = database.write(handle -> rounds.stop(handle, commune, chair, body("HND", handle)));
        assertThat(stopped).isTrue();
        dispatcher.runDue();
        assertThat(made().get(0).members()).containsExactly("87");
        assertThat(progress().state()).isEqualTo(ChatRound.State.STOPPED);
        assertThat(progress().waiting()).isEqualTo(9);

        ChatRounds.Result again = database.write(handle -> rounds.start(handle, commune, chair, body("HND", handle)));
        assertThat(again).isEqualTo(ChatRounds.Result.STARTED);
        dispatcher.runDue();
        assertThat(made().get(0).members()).hasSizeGreaterThan(3);
    }

    @Test
    void comingAndGoingIsSeenByEventsWhateverTheirNameAndOrder() {
        ask("as-1", false);
        maker.runDue();
        event("user_join_group", "100", 5);
        assertThat(roster().inside()).isEqualTo(1);
        event("user_leave_group", "100", 20);
        event("user_join_group", "100", 10);
        assertThat(roster().inside()).as("the later word counts").isZero();
        assertThat(roster().left()).extracting(one -> one.person().name()).containsExactly("Người 0");
        database.write(handle -> rounds.start(handle, commune, chair, association(handle)));
        assertThat(progress().refused())
                .as("nobody is called back")
                .extracting(one -> one.person().name() + one.reason())
                .contains("Người 0LEFT");
        event("react_request_join_group_accept", "100", 30);
        event("user_join_group", "999", 31);
        assertThat(roster().inside()).isEqualTo(1);
        assertThat(roster().left()).isEmpty();
        assertThat(roster().strangers()).extracting(one -> one.user().value()).containsExactlyInAnyOrder("87", "999");

        event("disperse_group", "", 40);
        assertThat(body("HND").group()).isNull();
        List<Alert> open = database.read(handle -> alerts.open(handle, commune));
        assertThat(open).extracting(Alert::kind).containsExactly("chat-gone");
    }

    @Test
    void aStrangerIsMatchedToAPlainMemberOnly() {
        ask("as-1", false);
        maker.runDue();
        event("user_join_group", "999", 5);
        var matches = new ChatMatches(directory);
        PersonId plain = named("Người không Zalo");
        PersonId linked = named("Người 1");
        assertThat(match(matches, linked)).isEqualTo(ChatMatches.Result.NOT_UNLINKED);
        database.write(handle -> directory.addMembership(
                handle, commune, Actor.SYSTEM, plain, body("HND-T1", handle).id(), MemberRole.LEADER));
        assertThat(match(matches, plain)).as("leads elsewhere").isEqualTo(ChatMatches.Result.HOLDS_POST);
        database.write(handle -> directory.endMembership(
                handle, commune, Actor.SYSTEM, plain, body("HND-T1", handle).id()));
        assertThat(match(matches, plain)).isEqualTo(ChatMatches.Result.DONE);
        assertThat(roster().inside()).isEqualTo(1);
        assertThat(match(matches, plain)).isEqualTo(ChatMatches.Result.NOT_UNKNOWN);
    }

    @Test
    void whoHadTheirDataDeletedIsTakenOutOfTheChatAndForgotten() {
        ask("as-1", true);
        maker.runDue();
        dispatcher.runDue();
        follow();
        var user = new ZaloUserId("100");
        var traces = new ChatTraces();
        assertThat(database.<List<Map<String, String>>>read(handle -> traces.held(handle, commune, directory, user)))
                .containsExactly(Map.of("nhom_chat", "Hội Nông dân xã", "trong_nhom", "co"));
        database.write(handle -> {
            traces.forget(handle, commune, outbox, user, "data-request:1");
            return true;
        });
        dispatcher.runDue();
        assertThat(made().get(0).members()).doesNotContain("100");
        for (String table : List.of("chat_member", "chat_invitation")) {
            assertThat(count("SELECT COUNT(*) FROM " + table + " WHERE user_id = '100'"))
                    .as(table)
                    .isZero();
        }
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM outbox_message WHERE message_key LIKE 'data-request%' AND call LIKE '%100%'"))
                .isZero();
    }

    @Test
    void byAWordAChatIsMadeOnThePackageThatFitsAndWhoAskedHearsHowItEnded() {
        var offers = new ChatOffers(directory, creations, rounds, rules, clock);
        assertThat(offer(offers, chair)).isEqualTo(new ChatOffer.Refused(ChatOffer.Reason.NEVER_READ));
        packages("as-0", "gmf10", "as-1", "gmf50", "as-9", "gmf1000");
        keeperFollows(false);
        assertThat(offer(offers, chair)).isEqualTo(new ChatOffer.Refused(ChatOffer.Reason.NO_KEEPER));
        keeperFollows(true);
        var leader = new Actor(person("0900000002").value(), "Chi hội trưởng", "chat");
        assertThat(offer(offers, leader)).isEqualTo(new ChatOffer.Refused(ChatOffer.Reason.NOT_ALLOWED));

        var ready = (ChatOffer.Ready) offer(offers, chair);
        assertThat(ready.chosen().assetId()).as("ten would not hold them").isEqualTo("as-1");
        assertThat(ready.forecast().roll()).isEqualTo(11);
        assertThat(ready.forecast().invite()).hasSize(9);
        var byWord = new Actor(chair.personId(), "Chủ tịch hội", "chat");
        database.write(handle -> offers.make(handle, commune, byWord, ready));
        assertThat(offer(offers, chair)).isEqualTo(new ChatOffer.Refused(ChatOffer.Reason.UNDER_WAY));
        assertThat(database.<List<ChatPackage>>read(
                        handle -> new ChatPackages().free(handle, commune, LocalDate.of(2026, 11, 23))))
                .as("it is taken while the chat is made")
                .extracting(ChatPackage::assetId)
                .containsExactly("as-0", "as-9");

        maker.runDue();
        assertThat(offer(offers, chair)).isEqualTo(new ChatOffer.Refused(ChatOffer.Reason.HAS_CHAT));
        assertThat(count("SELECT COUNT(*) FROM chat_package WHERE asset_id = 'as-1' AND available = 0"))
                .isEqualTo(1);
        assertThat(count(
                        "SELECT COUNT(*) FROM outbox_message WHERE message_key LIKE 'chat-made:%' AND recipient = 'user:81'"
                                + " AND call LIKE '%Đã lập nhóm chat%'"))
                .isEqualTo(1);
    }

    private void keeperFollows(boolean follows) {
        database.write(handle -> {
            directory.noteFollow(handle, commune, KEEPER, follows, clock.instant());
            return handle.execute("UPDATE zalo_account SET last_interaction = NULL WHERE user_id = '" + KEEPER + "'");
        });
    }

    private ChatOffer offer(ChatOffers offers, Actor actor) {
        var person = new PersonId(Objects.requireNonNull(actor.personId()));
        return database.read(handle ->
                offers.offer(handle, commune, person, association(handle).id()));
    }

    /** @param assets keys and types in turn */
    private void packages(String... assets) {
        List<QuotaAsset> all = new ArrayList<>();
        for (int i = 0; i < assets.length; i += 2) {
            all.add(new QuotaAsset(
                    assets[i],
                    assets[i + 1],
                    "sub_quota",
                    LocalDate.of(2027, 12, 31),
                    new Allowance(1, 1),
                    false,
                    "available",
                    null));
        }
        database.write(handle -> {
            new ChatPackages().read(handle, commune, all, clock.instant());
            return true;
        });
    }

    private ChatCreations.Result ask(String asset, boolean invite) {
        var wish = new ChatCreation.Wish("Nhóm Nông dân xã", asset, 50, LocalDate.of(2027, 12, 31), KEEPER, invite);
        return database.write(handle ->
                creations.ask(handle, commune, chair, association(handle).id(), wish));
    }

    private ChatMatches.Result match(ChatMatches matches, PersonId person) {
        return database.write(
                handle -> matches.match(handle, commune, chair, association(handle), new ZaloUserId("999"), person));
    }

    private Body association(Handle handle) {
        return body("HND", handle);
    }

    private Body body(String code, Handle handle) {
        return directory.bodies(handle, commune).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private PersonId named(String name) {
        List<Person> found = database.read(handle -> directory.findPeople(handle, commune, name, null, 9));
        return found.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private ChatCreation last() {
        return database.read(handle ->
                        creations.last(handle, commune, association(handle).id()))
                .orElseThrow();
    }

    private ChatProgress progress() {
        return database.read(handle -> rounds.progress(handle, commune, association(handle)))
                .orElseThrow();
    }

    private ChatRoster roster() {
        return database.read(handle -> rosters.of(handle, commune, association(handle)))
                .orElseThrow();
    }

    private List<Group> made() {
        return zalo.groups();
    }

    private List<String> acts() {
        return database.read(handle -> audit.actions(handle, commune));
    }

    private int count(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    private void strike(Kind kind, int code, String path, int times) {
        zalo.faults().set(new Fault("f", kind, path, code, 0, times));
    }

    /** Tells the server by events who is in the chat now. */
    private void follow() {
        made().get(0).members().forEach(user -> event("user_join_group", user, 0));
    }

    /** An event of the chat, so many seconds from now by its own stamp. */
    private void event(String name, String user, int second) {
        String json = "{\"app_id\":\"9001\",\"oa_id\":\"7001\",\"group_id\":\""
                + made().get(0).groupId()
                + "\",\"event_name\":\"" + name + "\",\"timestamp\":\""
                + clock.instant().plusSeconds(second).toEpochMilli() + "\""
                + (user.isEmpty() ? "" : ",\"users\":[{\"id\":\"" + user + "\"}]") + "}";
        try {
            var event = new WebhookParser().parse(json.getBytes(StandardCharsets.UTF_8));
            database.write(handle -> {
                watch.handle(
                        handle,
                        new ReceivedEvent(1, commune, event, clock.instant().plusSeconds(60)));
                return true;
            });
        } catch (MalformedEventException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
