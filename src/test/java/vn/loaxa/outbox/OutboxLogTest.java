package vn.loaxa.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The outbox as a person reads it, and what happens to rows that waited for a person. */
class OutboxLogTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private static final CommuneId THERE = new CommuneId(2);
    private static final String HOLDER = "test";

    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    private final Outbox outbox = new Outbox(clock);
    private final List<OutboxId> ids = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 7; i++) {
            ids.add(add(HERE, "inbox:" + i + "/0"));
        }
        add(THERE, "inbox:0/0");
        List<OutboxRow> leased = database.write(handle -> outbox.store()
                .lease(
                        handle,
                        database.dialect(),
                        HERE,
                        Lane.REPLY,
                        HOLDER,
                        clock.millis(),
                        clock.millis() + 60_000,
                        6));
        end(leased.get(0), Verdict.sent(clock.instant(), "m-1", true));
        end(leased.get(1), Verdict.refused(clock.instant(), error(-244, Handling.RECIPIENT)));
        end(leased.get(2), Verdict.unsettled(clock.instant(), "the history cannot be read"));
        end(leased.get(3), again(error(-216, Handling.HUMAN)));
        end(leased.get(4), Verdict.givenBack(later()));
        end(leased.get(5), again(error(-211, Handling.QUOTA)));
    }

    @Test
    void theLogIsNewestFirstInPagesAndOfOneCommune() {
        assertThat(log(Set.of(), null, 3))
                .extracting(OutboxLine::id)
                .containsExactly(ids.get(6), ids.get(5), ids.get(4));
        assertThat(log(Set.of(), ids.get(4), 10))
                .extracting(OutboxLine::id)
                .containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void theLogIsFilteredByStateAndTellsTheReason() {
        assertThat(log(Set.of(OutboxState.FAILED), null, 10)).singleElement().satisfies(line -> {
            assertThat(line.errorCode()).isEqualTo(-244);
            assertThat(line.recipient()).isEqualTo("user:81");
            assertThat(line.what()).isEqualTo("text");
            assertThat(line.toString()).as("no word of the message").doesNotContain("bí mật");
        });
        assertThat(log(Set.of(OutboxState.PENDING, OutboxState.SENDING), null, 10))
                .extracting(OutboxLine::id)
                .containsExactly(ids.get(6), ids.get(5), ids.get(4), ids.get(3));
        assertThat(log(Set.of(OutboxState.UNKNOWN, OutboxState.UNSETTLED), null, 10))
                .extracting(OutboxLine::id)
                .containsExactly(ids.get(2));
        assertThat(log(Set.of(OutboxState.SENT), null, 10)).singleElement().satisfies(line -> assertThat(line.charged())
                .isTrue());
        assertThat(log(Set.of(OutboxState.CANCELLED), null, 10)).isEmpty();
    }

    @Test
    void aLineIsNotFoundFromAnotherCommune() {
        assertThat(database.<Boolean>read(
                        handle -> outbox.line(handle, HERE, ids.get(0)).isPresent()))
                .isTrue();
        assertThat(database.<Boolean>read(
                        handle -> outbox.line(handle, THERE, ids.get(0)).isPresent()))
                .isFalse();
    }

    @Test
    void whatWaitedForAPersonIsDueAtOnceAndWhatWaitsForItsTimeIsNot() {
        long now = clock.millis();
        assertThat(database.<Integer>write(handle -> outbox.store().hurry(handle, HERE, now - 1, now)))
                .as("taken after the person acted")
                .isZero();
        assertThat(database.<Integer>write(handle -> outbox.store().hurry(handle, HERE, now, now)))
                .isEqualTo(2);
        List<OutboxLine> waiting = log(Set.of(OutboxState.PENDING), null, 10);
        assertThat(waiting)
                .filteredOn(line -> !line.dueAt().isAfter(clock.instant()))
                .extracting(OutboxLine::id)
                .containsExactly(ids.get(6), ids.get(4), ids.get(3));
    }

    private List<OutboxLine> log(Set<OutboxState> states, @Nullable OutboxId before, int limit) {
        return database.read(handle -> outbox.log(handle, HERE, states, before, limit));
    }

    private OutboxId add(CommuneId commune, String key) {
        var call = new Call.ToUser(new ZaloUserId("81"), OutgoingMessage.Text.of("điều bí mật"));
        return database.write(
                handle -> outbox.enqueue(handle, new OutboxDraft(commune, Lane.REPLY, call, key, "", "", null)));
    }

    private void end(OutboxRow row, Verdict verdict) {
        database.write(handle -> outbox.store().record(handle, row, verdict, HOLDER, clock.millis()));
    }

    private Verdict again(ZaloError error) {
        return Verdict.again(later(), error, null);
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofMinutes(30));
    }

    private static ZaloError error(int code, Handling handling) {
        return new ZaloError(code, "words", handling);
    }
}
