package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxId;
import vn.loaxa.outbox.OutboxState;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

class DeliveryTrackerTest extends DatabaseContract {
    private static final Instant NOW = Instant.parse("2026-09-27T07:00:00Z");
    private static final CommuneId COMMUNE = new CommuneId(1);
    private static final ZaloGroupId GROUP = new ZaloGroupId("g/1");

    private final DeliveryTracker tracker = new DeliveryTracker();
    private final DeliveryStore deliveries = new DeliveryStore();
    private DirectiveId directive = new DirectiveId(0);
    private Map<PersonId, Long> own = new HashMap<>();

    /** Persons 1 to 3 are written to one by one, 4 and 5 are in the chat, 6 has no Zalo. */
    @BeforeEach
    void publish() {
        List<Routing.Routed> people = List.of(
                routed(1, new Route.ToPerson(new ZaloUserId("z1"), false)),
                routed(2, new Route.ToPerson(new ZaloUserId("z2"), false)),
                routed(3, new Route.ToPerson(new ZaloUserId("z3"), true)),
                routed(4, new Route.ByGroup(GROUP, true)),
                routed(5, new Route.ByGroup(GROUP, true)),
                routed(6, new Route.Visit(Unreachable.NO_ZALO)));
        var draft = new DirectiveDraft(
                new PersonId(9),
                "",
                "Họp",
                "Họp thôn",
                Urgency.NORMAL,
                Audience.of(new Audience.Part.Everyone()),
                null,
                null);
        database.write(handle -> {
            directive = new DirectiveStore()
                    .insert(handle, COMMUNE, draft, DirectiveState.PUBLISHED, 6, "", NOW)
                    .id();
            deliveries.insert(handle, COMMUNE, directive, new Routing(people), NOW);
            own = deliveries.ownMessages(handle, directive);
            return true;
        });
    }

    @Test
    void theOneMessageOfAChatMovesEverybodyWhoIsReachedThroughIt() {
        change(Reference.group(directive, GROUP), OutboxState.SENT, "m-9", null);

        assertThat(status(4)).isEqualTo(DeliveryStatus.SENT);
        assertThat(status(5)).isEqualTo(DeliveryStatus.SENT);
        assertThat(status(1)).isEqualTo(DeliveryStatus.WAITING);
        assertThat(status(6)).isEqualTo(DeliveryStatus.UNREACHABLE);
    }

    @Test
    void receiptsMoveUpAndALateLowerOneChangesNothing() {
        sent(1, "m-1");
        seen("m-1");
        received("m-1");

        assertThat(status(1)).isEqualTo(DeliveryStatus.SEEN);
    }

    @Test
    void aReceiptThatOvertakesTheRecordOfItsSendIsNotLost() {
        received("m-1");
        seen("m-1");
        assertThat(status(1)).isEqualTo(DeliveryStatus.WAITING);

        sent(1, "m-1");

        assertThat(status(1)).isEqualTo(DeliveryStatus.SEEN);
    }

    @Test
    void anAcknowledgementStaysOnTopOfEverythingThatComesLater() {
        database.write(handle -> deliveries.acknowledge(handle, directive, new PersonId(1), null, NOW));

        sent(1, "m-1");
        seen("m-1");

        assertThat(status(1)).isEqualTo(DeliveryStatus.ACKNOWLEDGED);
    }

    @Test
    void aSendThatWasUnsureIsSentOnceItIsProven() {
        change(Reference.delivery(directive, id(1)), OutboxState.UNKNOWN, null, null);
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNSURE);
        change(Reference.delivery(directive, id(1)), OutboxState.UNSETTLED, null, null);
        assertThat(cases(DeliveryStatus.UNSURE)).singleElement().satisfies(one -> assertThat(one.note())
                .isEqualTo(Step.SETTLED));

        sent(1, "m-1");

        assertThat(status(1)).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void whatZaloRefusesBecomesAReasonToVisitOrAFailedSend() {
        failed(1, new ZaloError(-230, "", Handling.RECIPIENT));
        failed(2, new ZaloError(-244, "", Handling.RECIPIENT));
        failed(3, new ZaloError(-201, "", Handling.REQUEST));

        assertThat(cases(DeliveryStatus.UNREACHABLE))
                .extracting(BoardStore.Case::name, BoardStore.Case::reason, BoardStore.Case::note)
                .containsExactly(
                        tuple("Hội viên 1", "OUTSIDE_WINDOW", "-230"),
                        tuple("Hội viên 2", "REFUSED", "-244"),
                        tuple("Hội viên 6", "NO_ZALO", null));
        assertThat(status(3)).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void rowsOfOthersAndReceiptsOfOtherMessagesAreLeftAlone() {
        database.write(handle -> {
            tracker.changed(handle, outboxChange("reminder:7", OutboxState.SENT, "m-1", null));
            return true;
        });
        seen("m-of-a-reply");

        assertThat(counts()).isEqualTo(Map.of(DeliveryStatus.WAITING, 5, DeliveryStatus.UNREACHABLE, 1));
    }

    /** Events and records in random order, some twice: the board always sums to the roll and nobody ever goes down. */
    @Test
    void theBoardSumsToTheRollAfterEveryStepInAnyOrder() {
        long seed = 42;
        var random = new Random(seed);
        Map<Integer, DeliveryStatus> before = new HashMap<>();
        for (int step = 0; step < 150; step++) {
            randomStep(random);
            assertThat(counts().values().stream().mapToInt(n -> n).sum())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(6);
            for (int person = 1; person <= 6; person++) {
                DeliveryStatus now = status(person);
                assertThat(now).isGreaterThanOrEqualTo(before.getOrDefault(person, DeliveryStatus.WAITING));
                before.put(person, now);
            }
        }
    }

    private void randomStep(Random random) {
        int person = 1 + random.nextInt(3);
        switch (random.nextInt(8)) {
            case 0 -> sent(person, "m-" + person);
            case 1 -> received("m-" + person);
            case 2 -> seen("m-" + person);
            case 3 -> failed(person, new ZaloError(-230, "", Handling.RECIPIENT));
            case 4 -> change(Reference.delivery(directive, id(person)), OutboxState.UNKNOWN, null, null);
            case 5 -> change(Reference.group(directive, GROUP), OutboxState.CANCELLED, null, null);
            case 6 -> change(Reference.group(directive, GROUP), OutboxState.SENT, "m-9", null);
            default ->
                database.write(handle ->
                        deliveries.acknowledge(handle, directive, new PersonId(1 + random.nextInt(7)), null, NOW));
        }
    }

    private void sent(int person, String message) {
        change(Reference.delivery(directive, id(person)), OutboxState.SENT, message, null);
    }

    private void failed(int person, ZaloError error) {
        change(Reference.delivery(directive, id(person)), OutboxState.FAILED, null, error);
    }

    private void change(Reference reference, OutboxState state, @Nullable String message, @Nullable ZaloError error) {
        database.write(handle -> {
            tracker.changed(handle, outboxChange(reference.toString(), state, message, error));
            return true;
        });
    }

    private static OutboxChange outboxChange(
            String reference, OutboxState state, @Nullable String message, @Nullable ZaloError error) {
        var call = new Call.ToUser(new ZaloUserId("z1"), OutgoingMessage.Text.of("Họp"));
        return new OutboxChange(new OutboxId(1), COMMUNE, call, reference, state, message, error, NOW);
    }

    private void received(String message) {
        event(new WebhookEvent.Received(meta("user_received_message"), "z1", message, null));
    }

    private void seen(String message) {
        event(new WebhookEvent.Seen(meta("user_seen_message"), new ZaloUserId("z1"), List.of(message)));
    }

    private void event(WebhookEvent event) {
        database.write(handle -> {
            tracker.handle(handle, new ReceivedEvent(1, COMMUNE, event, NOW));
            return true;
        });
    }

    private static WebhookEvent.Meta meta(String name) {
        return new WebhookEvent.Meta(name, "app", null, null, name);
    }

    private long id(int person) {
        return Objects.requireNonNull(own.get(new PersonId(person)));
    }

    private DeliveryStatus status(int person) {
        return database.read(handle -> DeliveryStatus.values()[
                handle.createQuery("SELECT status FROM delivery WHERE person_id = :person")
                        .bind("person", person)
                        .mapTo(Integer.class)
                        .one()]);
    }

    private Map<DeliveryStatus, Integer> counts() {
        Map<DeliveryStatus, Integer> counts = new HashMap<>();
        database.read(handle -> new BoardStore().cells(handle, directive))
                .forEach(cell -> counts.merge(cell.status(), cell.people(), Integer::sum));
        return counts;
    }

    private List<BoardStore.Case> cases(DeliveryStatus status) {
        return database.read(handle -> new BoardStore().cases(handle, directive, EnumSet.of(status)));
    }

    private static Routing.Routed routed(int id, Route route) {
        var person = new Person(new PersonId(id), "Hội viên " + id, null, null, null, false, false, null);
        return new Routing.Routed(new Recipient(person, 0, new BodyId(1)), route);
    }
}
