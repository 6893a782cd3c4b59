package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.conversation.thread.Heard;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.SignedWebhook;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** After a deletion no table says who it was or what they wrote; what the law wants kept is kept without a name. */
class ErasureTest extends DatabaseContract {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZaloUserId BINH = new ZaloUserId("u-binh");
    private static final ZaloUserId LAN = new ZaloUserId("u-lan");
    private static final Actor OFFICER = new Actor(null, "Lê Văn Cán", "console");

    private final MovableClock clock = MovableClock.at("2026-11-24T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Outbox outbox = new Outbox(clock);
    private final Directory directory = new Directory(clock, audit);
    private final DataRequests requests = new DataRequests(outbox, audit, clock);
    private final ResidentThreads threads = new ResidentThreads(outbox, clock);

    private CommuneId commune = new CommuneId(0);
    private PersonId binh = new PersonId(0);

    @BeforeEach
    void fill() {
        database.write(handle -> {
            commune = new CommuneId(handle.createQuery("""
                            INSERT INTO commune (code, name, village_term, zone, former_names, details)
                            VALUES ('X', 'Xã Đông Mẫu', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}') RETURNING id""").mapTo(Long.class).one());
            binh = directory.addPerson(handle, commune, "Trần Thị Bình", "84912000111", null);
            directory.noteInteraction(handle, commune, BINH, clock.instant());
            directory.link(handle, commune, Actor.SYSTEM, BINH, binh);
            return true;
        });
        Inbox inbox = new Inbox(database, clock);
        for (ZaloUserId user : List.of(BINH, LAN)) {
            byte[] event = SignedWebhook.text("9001", "7001", user.value(), "m-" + user, "bí mật của tôi", 1)
                    .getBytes(StandardCharsets.UTF_8);
            inbox.accept(commune, "user_send_text@1:" + user, user.value(), "user_send_text", event)
                    .join();
        }
        sql("UPDATE inbox_event SET state = 1, handled_at = 1");
        said(BINH, "m1", "SENT");
        said(BINH, "m2", "PENDING");
        said(BINH, "m3", "UNSETTLED");
        said(LAN, "m4", "SENT");
        database.write(handle -> {
            long thread = threads.handOver(handle, commune, BINH);
            threads.heard(handle, thread, new Heard(clock.instant(), "text", "bí mật của tôi", ""), true);
            Cases cases = new Cases(outbox, audit, clock);
            cases.open(handle, commune, ZONE, BINH, binh, "đèn hỏng", "https://anh.example/1.jpg", "", 10);
            return true;
        });
    }

    /** Binh answered a directive, first so and then so. */
    private void answered() {
        sql("""
                INSERT INTO directive (commune_id, short_number, symbol, title, body_text, urgency, state, audience, roll,
                    author_id, content_hash, created_at)
                VALUES (%s, 1, '', 'Họp', 'Họp', 'NORMAL', 'PUBLISHED', '[]', 1, %s, '', 0)""".formatted(commune, binh));
        for (int latest = 0; latest <= 1; latest++) {
            sql("""
                    INSERT INTO directive_answer (commune_id, directive_id, asked_id, person_id, choice, reason, at, latest)
                    SELECT commune_id, id, id, author_id, '%s', 'bí mật của tôi', 1, %s FROM directive""".formatted(latest + 1, latest));
        }
    }

    private void said(ZaloUserId user, String key, String state) {
        Call call = new Call.ToUser(user, OutgoingMessage.Text.of("bí mật của tôi"));
        database.write(handle -> outbox.enqueue(handle, new OutboxDraft(commune, Lane.REPLY, call, key, "", "", null)));
        sql("UPDATE outbox_message SET state = '" + state + "' WHERE message_key = '" + key + "'");
    }

    @Test
    void noTableSaysWhoItWasOrWhatTheyWrote() {
        assertThat(roll()).isEqualTo(1);
        answered();

        assertThat(erase(ask())).isTrue();

        for (String column : List.of(
                "person.name",
                "person.name_words",
                "zalo_account.user_id",
                "inbox_event.person_key",
                "inbox_event.event_key",
                "outbox_message.call",
                "outbox_message.recipient",
                "conversation.user_id",
                "resident_thread.user_id",
                "resident_thread_line.text",
                "resident_case.user_id",
                "resident_case.media",
                "data_request.user_id")) {
            int dot = column.indexOf('.');
            assertThat(text(
                            "SELECT COUNT(*) FROM %2$s WHERE %1$s LIKE '%%bình%%' OR %1$s LIKE '%%u-binh%%' OR %1$s LIKE '%%anh.example%%'"
                                    .formatted(column.substring(dot + 1), column.substring(0, dot))))
                    .as(column)
                    .isEqualTo("0");
        }
        assertThat(text("SELECT COUNT(*) FROM outbox_message WHERE call LIKE '%bí mật%'"))
                .as("Lan's stays")
                .isEqualTo("1");
        assertThat(text("SELECT COUNT(*) FROM inbox_event WHERE payload IS NOT NULL"))
                .as("Lan's stays")
                .isEqualTo("1");
        assertThat(text("SELECT COUNT(*) FROM resident_thread_line WHERE text LIKE '%bí mật%'"))
                .isEqualTo("0");
        assertThat(text("SELECT state FROM outbox_message WHERE message_key = 'm2'"))
                .isEqualTo("CANCELLED");
        assertThat(text("SELECT text FROM resident_case")).isEqualTo("đèn hỏng");
        assertThat(text("SELECT choice || reason FROM directive_answer"))
                .as("the tally stands, without their words")
                .isEqualTo("2");
        assertThat(roll()).isZero();
        assertThat(database.<List<?>>read(handle -> directory.findPeople(handle, commune, "0912000111", null, 5)))
                .isEmpty();
    }

    @Test
    void whileAMessageIsOnItsWayNothingIsTouched() {
        said(BINH, "m5", "SENDING");

        assertThat(erase(ask())).isFalse();

        assertThat(text("SELECT name FROM person")).isEqualTo("Trần Thị Bình");
        assertThat(text("SELECT COUNT(*) FROM outbox_message WHERE recipient = 'user:u-binh'"))
                .isEqualTo("4");
    }

    @Test
    void whatIsKeptTooLongIsForgottenByItself() {
        Retention retention = new Retention(database, outbox, clock, Duration.ofDays(30), Duration.ofDays(365));
        sql("UPDATE resident_thread SET waiting = 0, last_at = 0 WHERE case_id IS NULL");
        retention.runDue();
        assertThat(text("SELECT COUNT(*) FROM resident_thread WHERE closed_at IS NOT NULL"))
                .isEqualTo("1");
        assertThat(text("SELECT COUNT(*) FROM outbox_message WHERE call LIKE '%bí mật%'"))
                .isEqualTo("4");

        clock.advance(Duration.ofDays(31));
        retention.runDue();
        assertThat(text("SELECT COUNT(*) FROM outbox_message WHERE call LIKE '%bí mật%' AND state = 'SENT'"))
                .isEqualTo("0");
        assertThat(text("SELECT COUNT(*) FROM outbox_message WHERE call LIKE '%bí mật%'"))
                .as("not ended")
                .isEqualTo("2");
        assertThat(text("SELECT COUNT(*) FROM resident_thread_line WHERE text LIKE '%bí mật%'"))
                .isNotEqualTo("0");

        clock.advance(Duration.ofDays(365));
        retention.runDue();
        assertThat(text("SELECT COUNT(*) FROM resident_thread_line WHERE text LIKE '%bí mật%'"))
                .isEqualTo("0");
        assertThat(text("SELECT COUNT(*) FROM resident_case WHERE media <> ''"))
                .as("still open")
                .isEqualTo("1");
        sql("UPDATE resident_case SET state = 'CLOSED'");
        sql("UPDATE resident_thread SET closed_at = 1");
        retention.runDue();
        assertThat(text("SELECT COUNT(*) FROM resident_case WHERE media <> ''")).isEqualTo("0");
    }

    private long ask() {
        return database.write(
                handle -> requests.ask(handle, commune, ZONE, BINH, binh).id());
    }

    /** As the office does it: what was said, and then the roll. */
    private boolean erase(long id) {
        return database.write(handle -> {
            boolean erased = requests.erase(handle, commune, OFFICER, id);
            if (erased) {
                directory.forget(handle, commune, OFFICER, binh);
            }
            return erased;
        });
    }

    private int roll() {
        return database.read(
                handle -> directory.countRecipients(handle, commune, Audience.of(new Audience.Part.Everyone())));
    }

    private void sql(String statement) {
        database.write(handle -> handle.execute(statement));
    }

    private String text(String query) {
        return database.read(
                (Handle handle) -> handle.createQuery(query).mapTo(String.class).one());
    }
}
