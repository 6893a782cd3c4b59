package vn.loaxa.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxId;
import vn.loaxa.outbox.OutboxState;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * A small commune with everything real but Zalo: two villages; the farmers of village 1 have a chat, the women of village 1
 * have none. One person is in both.
 */
abstract class DirectivesContract extends DatabaseContract {
    static final Instant START = Instant.parse("2026-09-27T07:00:00Z");

    final MovableClock clock = MovableClock.at(START.toString());
    final Audit audit = new Audit(clock);
    final Directory directory = new Directory(clock, audit);
    final Outbox outbox = new Outbox(clock);
    final DeliveryTracker tracker = new DeliveryTracker();
    final Map<String, PersonId> people = new HashMap<>();
    Directives directives = service(true);
    CommuneId commune = new CommuneId(0);
    VillageId village1 = new VillageId(0);
    BodyId farmers = new BodyId(0);
    BodyId farmers1 = new BodyId(0);
    BodyId women1 = new BodyId(0);

    Directives service(boolean secondPerson) {
        return new Directives(
                directory, outbox, audit, clock, ZaloRules.bundled(), new BroadcastSettings(secondPerson, 100));
    }

    @BeforeEach
    void found() {
        outbox.listen(List.of(tracker));
        database.write(handle -> {
            found(handle);
            return true;
        });
    }

    private void found(Handle handle) {
        TestCommune made = TestCommune.found(handle, directory);
        commune = made.id;
        village1 = made.village(1);
        VillageId village2 = made.village(2);
        farmers = made.body("HND", "Hội Nông dân xã", null, null, null);
        farmers1 = made.body("HND-T1", "Chi hội Nông dân thôn 1", farmers, village1, "g-farmers-1");
        BodyId women = made.body("LHPN", "Hội Liên hiệp Phụ nữ xã", null, null, null);
        women1 = made.body("LHPN-T1", "Chi hội Phụ nữ thôn 1", women, village1, null);
        Instant hourAgo = START.minus(Duration.ofHours(1));
        Instant threeDaysAgo = START.minus(Duration.ofDays(3));
        for (String name : List.of("drafter", "chair", "deputyChair", "farmerLeader", "head")) {
            people.put(name, made.person(name, village1, "z-" + name, hourAgo));
        }
        made.role(person("drafter"), OfficialRole.DRAFTER, "Công chức Văn phòng", null);
        made.role(person("chair"), OfficialRole.APPROVER, "Chủ tịch UBND xã", null);
        made.role(person("deputyChair"), OfficialRole.APPROVER, "Phó Chủ tịch UBND xã", null);
        made.role(person("head"), OfficialRole.VILLAGE_HEAD, "Trưởng thôn 1", village1);
        made.member(person("farmerLeader"), farmers1, MemberRole.LEADER);
        add(made, "farmerLinked", village1, "z-farmerLinked", null, farmers1);
        add(made, "farmerOffline", village1, null, null, farmers1);
        add(made, "both", village1, "z-both", hourAgo, farmers1, women1);
        add(made, "womanFree", village1, "z-womanFree", hourAgo, women1);
        add(made, "womanCharged", village1, "z-womanCharged", threeDaysAgo, women1);
        add(made, "womanSilent", village1, "z-womanSilent", START.minus(Duration.ofDays(8)), women1);
        add(made, "womanOffline", village1, null, null, women1);
        add(made, "stranger", village2, "z-stranger", hourAgo);
    }

    private void add(
            TestCommune made,
            String name,
            VillageId village,
            @Nullable String zalo,
            @Nullable Instant last,
            BodyId... bodies) {
        PersonId person = made.person(name, village, zalo, last);
        people.put(name, person);
        for (BodyId body : bodies) {
            made.member(person, body, MemberRole.MEMBER);
        }
    }

    PersonId person(String name) {
        PersonId person = people.get(name);
        if (person == null) {
            throw new IllegalArgumentException("Nobody is called " + name);
        }
        return person;
    }

    DirectiveDraft draft(String author, Urgency urgency, Audience.Part... parts) {
        return new DirectiveDraft(
                person(author),
                "24/TB-UBND",
                "Họp thôn",
                "Mời bà con họp 19h30.",
                urgency,
                Audience.of(parts),
                null,
                null);
    }

    Audience.Part farmersAndBelow() {
        return new Audience.Part.OfBody(farmers);
    }

    Audience.Part womenOf1() {
        return new Audience.Part.OfBody(women1);
    }

    /** Calls the service in a transaction of its own. */
    <T> T act(BiFunction<Directives, Handle, T> work) {
        return database.write(handle -> work.apply(directives, handle));
    }

    PublishResult publish(DirectiveDraft draft) {
        return act((service, handle) -> service.publish(handle, commune, draft, "chat"));
    }

    Directive published(DirectiveDraft draft) {
        PublishResult result = publish(draft);
        if (result instanceof PublishResult.Published done) {
            return done.directive();
        }
        throw new AssertionError("Not published: " + result);
    }

    AcknowledgeResult acknowledge(String name, @Nullable Integer number) {
        return act((service, handle) -> service.acknowledge(handle, commune, person(name), number));
    }

    Board board(Directive directive) {
        return database.read(handle -> directives.board(handle, commune, directive.shortNumber()))
                .orElseThrow();
    }

    record Row(String key, String recipient, String call, String lane) {}

    /** What stands in the outbox, in the order in which it goes out. */
    List<Row> rows() {
        return database.read(handle -> handle.createQuery(
                        "SELECT message_key, recipient, call, lane FROM outbox_message ORDER BY id")
                .map((row, context) -> new Row(
                        row.getString("message_key"),
                        row.getString("recipient"),
                        row.getString("call"),
                        row.getString("lane")))
                .list());
    }

    /** As the dispatcher would tell: Zalo took the message of this person. */
    void sent(Directive directive, String name) {
        database.write(handle -> {
            long delivery = handle.createQuery(
                            "SELECT id FROM delivery WHERE directive_id = :directive AND person_id = :person")
                    .bind("directive", directive.id().value())
                    .bind("person", person(name).value())
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("UPDATE outbox_message SET state = 'SENT' WHERE reference = :reference")
                    .bind(
                            "reference",
                            Reference.delivery(directive.id(), delivery).toString())
                    .execute();
            tracker.changed(
                    handle,
                    new OutboxChange(
                            new OutboxId(1),
                            commune,
                            new Call.ToUser(new ZaloUserId("z"), OutgoingMessage.Text.of("x")),
                            Reference.delivery(directive.id(), delivery).toString(),
                            OutboxState.SENT,
                            "m-" + delivery,
                            null,
                            clock.instant()));
            return true;
        });
    }
}
