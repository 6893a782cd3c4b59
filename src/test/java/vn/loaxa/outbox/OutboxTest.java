package vn.loaxa.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.account.Alert;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.TestAccounts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.settings.Secret;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.ScriptedZalo;
import vn.loaxa.testing.ScriptedZalo.Delivered;
import vn.loaxa.testing.ScriptedZalo.Ending;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Each way in which a send can end, and each moment at which a sender can die. */
class OutboxTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private static final Duration SETTLE =
            OutboxSettings.defaults().settleDelay().plusSeconds(1);

    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    private final List<OutboxChange> told = new ArrayList<>();
    private Outbox outbox;
    private OfficialAccounts accounts;
    private ScriptedZalo zalo;
    private HandDispatcher dispatcher;

    @BeforeEach
    void start() {
        zalo = new ScriptedZalo(clock);
        accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, HERE);
        outbox = new Outbox(clock);
        dispatcher = dispatcher(60_000);
    }

    private HandDispatcher dispatcher(int rate) {
        return new HandDispatcher(
                database, outbox, accounts, zalo, clock, rate, List.of((handle, change) -> told.add(change)));
    }

    @AfterEach
    void stop() {
        dispatcher.close();
        zalo.close();
    }

    @Test
    void whatIsAddedTwiceUnderOneKeyGoesOutOnce() {
        add("a", Lane.REPLY, "");
        add("a", Lane.REPLY, "");
        assertThat(dispatcher.runDue()).isEqualTo(1);
        assertThat(dispatcher.runDue()).isZero();
        assertThat(recipients()).containsExactly("a");
        assertThat(told).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(OutboxState.SENT);
            assertThat(change.messageId()).isNotEmpty();
        });
    }

    @Test
    void aReplyNeverWaitsBehindABroadcastAndBulkIsNeverStarved() {
        IntStream.range(0, 40).forEach(i -> add("bulk" + i, Lane.BULK, "b"));
        IntStream.range(0, 20).forEach(i -> add("reply" + i, Lane.REPLY, ""));
        dispatcher.send(24);
        List<String> first = recipients().subList(0, 8);
        assertThat(first.subList(0, 3)).allMatch(name -> name.startsWith("reply"));
        assertThat(first).filteredOn(name -> name.startsWith("bulk")).hasSizeBetween(1, 2);
        assertThat(recipients().subList(0, 24))
                .filteredOn(name -> name.startsWith("reply"))
                .hasSize(20);
    }

    @Test
    void moreThanTheAccountsRateIsNeverSentAndTakesTheTimeThatItTakes() {
        dispatcher.close();
        dispatcher = dispatcher(100);
        zalo.takeAMinute(100);
        IntStream.range(0, 300).forEach(i -> add("p" + i, Lane.BULK, "b"));
        var start = clock.instant();
        assertThat(dispatcher.runDue()).isEqualTo(300);
        assertThat(zalo.refusedForTheirNumber()).isZero();
        assertThat(Duration.between(start, clock.instant()))
                .isBetween(Duration.ofSeconds(180), Duration.ofSeconds(190));
    }

    @Test
    void aThrottledAccountPausesAndLosesNothing() {
        zalo.plan("p0", new Ending.Refuse(-32));
        IntStream.range(0, 10).forEach(i -> add("p" + i, Lane.BULK, "b"));
        dispatcher.runDue();
        assertThat(recipients()).isEmpty();
        assertThat(dispatcher.pauses()).extracting(Pause::scope).containsExactly("rate");
        clock.advance(Duration.ofSeconds(2));
        dispatcher.runDue();
        assertThat(recipients()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aDeadTokenIsRefreshedOnceAndTheMessageGoesOut() {
        zalo.acceptOnly("access-1");
        IntStream.range(0, 5).forEach(i -> add("p" + i, Lane.REPLY, ""));
        dispatcher.runDue();
        clock.advance(Duration.ofMinutes(2));
        dispatcher.runDue();
        assertThat(zalo.refreshes()).isEqualTo(1);
        assertThat(recipients()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void whileNoTokenWorksEverythingIsKeptAndAPersonIsCalled() {
        zalo.acceptOnly("none");
        zalo.planRefresh("{\"error\":-14014,\"error_name\":\"Invalid refresh token\"}");
        IntStream.range(0, 5).forEach(i -> add("p" + i, Lane.REPLY, ""));
        for (int hour = 0; hour < 24; hour++) {
            dispatcher.runDue();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(count("PENDING")).isEqualTo(5);
        assertThat(alerts()).isNotEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aConsentThatAnotherNodeTookEndsThePauseHere() {
        zalo.acceptOnly("access-2");
        zalo.planRefresh("{\"error\":-14014,\"error_name\":\"Invalid refresh token\"}");
        IntStream.range(0, 10).forEach(i -> add("p" + i, Lane.REPLY, ""));
        dispatcher.runDue();
        assertThat(dispatcher.pauses()).isNotEmpty();
        dispatcher.noticeMended();
        assertThat(dispatcher.pauses()).as("nobody has mended anything").isNotEmpty();

        clock.advance(Duration.ofSeconds(5));
        try (Database other = openAgain()) {
            OfficialAccounts there = TestAccounts.in(other, clock, folder);
            other.write(handle -> {
                there.installPair(handle, HERE, new Secret("access-2"), new Secret("refresh-2"));
                return true;
            });
        }
        dispatcher.noticeMended();
        dispatcher.runDue();
        assertThat(recipients()).hasSize(10).doesNotHaveDuplicates();
        assertThat(dispatcher.pauses()).isEmpty();
    }

    @Test
    void aRefusalThatConcernsThePersonIsFinalAndTold() {
        zalo.plan("p1", new Ending.Refuse(-213));
        add("p1", Lane.BULK, "b");
        add("p2", Lane.BULK, "b");
        dispatcher.runDue();
        assertThat(recipients()).containsExactly("p2");
        assertThat(told).extracting(OutboxChange::state).containsExactly(OutboxState.FAILED, OutboxState.SENT);
        assertThat(told.get(0).error())
                .satisfies(error -> assertThat(error.code()).isEqualTo(-213));
    }

    @Test
    void anAnswerThatNeverCameIsLookedUpInTheHistoryAndNotSentAgain() {
        zalo.plan("p1", new Ending.DeliverAndHangUp());
        add("p1", Lane.BULK, "b");
        dispatcher.runDue();
        assertThat(count("UNKNOWN")).isEqualTo(1);
        clock.advance(SETTLE);
        dispatcher.runDue();
        assertThat(count("SENT")).isEqualTo(1);
        assertThat(recipients()).containsExactly("p1");
    }

    @Test
    void whatTheHistoryProvesUnsentGoesOutAgainAndOnce() {
        zalo.plan("p1", new Ending.HangUp());
        add("p1", Lane.BULK, "b");
        dispatcher.runDue();
        clock.advance(SETTLE);
        dispatcher.runDue();
        clock.advance(SETTLE);
        dispatcher.runDue();
        assertThat(recipients()).containsExactly("p1");
        assertThat(count("SENT")).isEqualTo(1);
    }

    @Test
    void whatNobodyCanProveIsShownToAPersonAndOnlyThePersonSendsItAgain() {
        zalo.plan("p1", new Ending.HangUp());
        zalo.breakHistory(true);
        add("p1", Lane.BULK, "b");
        for (int hour = 0; hour < 8; hour++) {
            dispatcher.runDue();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(recipients()).isEmpty();
        List<UnsettledMessage> open = database.read(handle -> outbox.unsettled(handle, HERE, 10));
        assertThat(open).hasSize(1);
        assertThat(alerts()).contains("unsettled");
        assertThat(database.<Boolean>write(
                        handle -> outbox.sendAgain(handle, open.get(0).id())))
                .isTrue();
        dispatcher.runDue();
        assertThat(recipients()).containsExactly("p1");
    }

    @Test
    void aSenderThatDiesBetweenAnswerAndRecordDoublesNothingAndLosesNothing() {
        IntStream.range(0, 30).forEach(i -> add("p" + i, Lane.BULK, "b"));
        for (int life = 0; life < 5; life++) {
            dispatcher.send(3);
            dispatcher.sendOneAndDie();
            reopen();
        }
        for (int look = 0; look < 4; look++) {
            dispatcher.runDue();
            clock.advance(SETTLE);
        }
        assertThat(recipients()).hasSize(30).doesNotHaveDuplicates();
        assertThat(count("SENT")).isEqualTo(30);
    }

    @Test
    void aBatchThatWasStoppedStaysStoppedAlsoForWhatWasUnderWayAndAfterARestart() {
        zalo.plan("p1", new Ending.HangUp());
        IntStream.range(0, 20).forEach(i -> add("p" + i, Lane.BULK, "b"));
        dispatcher.send(3);
        dispatcher.die();
        database.<Integer>write(handle -> outbox.cancelBatch(handle, HERE, "b"));
        reopen();
        for (int look = 0; look < 4; look++) {
            dispatcher.runDue();
            clock.advance(SETTLE);
        }
        assertThat(recipients()).as("what had gone before").containsExactly("p0", "p2");
        assertThat(count("SENT")).isEqualTo(2);
        assertThat(count("CANCELLED")).isEqualTo(18);
        add("p0", "again", Lane.BULK, "b");
        add("q", Lane.BULK, "other");
        dispatcher.runDue();
        assertThat(recipients()).as("the stop is of that batch alone").contains("q");
    }

    /** Another life of the process on the same disk; the old one was not told. */
    private void reopen() {
        database.close();
        database = openAgain();
        accounts = TestAccounts.in(database, clock, folder);
        outbox = new Outbox(clock);
        dispatcher = dispatcher(60_000);
        // On PostgreSQL a row is its holder's until the hold ends: there may be other nodes.
        clock.advance(OutboxSettings.defaults().hold().plusSeconds(1));
    }

    private void add(String person, Lane lane, String batch) {
        add(person, "", lane, batch);
    }

    private void add(String person, String more, Lane lane, String batch) {
        var call = new Call.ToUser(new ZaloUserId(person), OutgoingMessage.Text.of("Kính gửi bà con " + person));
        var draft = new OutboxDraft(HERE, lane, call, lane + ":" + person + more, "ref:" + person, batch, null);
        database.write(handle -> outbox.enqueue(handle, draft));
    }

    private List<String> recipients() {
        return zalo.delivered().stream().map(Delivered::recipient).toList();
    }

    private int count(String state) {
        Map<String, Integer> counts = database.read(
                handle -> handle.createQuery("SELECT state, COUNT(*) AS rows FROM outbox_message GROUP BY state")
                        .reduceRows(new HashMap<>(), (all, row) -> {
                            all.put(row.getColumn("state", String.class), row.getColumn("rows", Integer.class));
                            return all;
                        }));
        @Nullable Integer count = counts.get(state);
        return count == null ? 0 : count;
    }

    private List<String> alerts() {
        return database.read(handle ->
                new Alerts(clock).open(handle, HERE).stream().map(Alert::kind).toList());
    }
}
