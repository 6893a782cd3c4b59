package vn.loaxa.zalo.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloUserId;

class MessageApiTest {
    private static final ZaloUserId USER = new ZaloUserId("81200000000000001");
    private static final OutgoingMessage HELLO = OutgoingMessage.Text.of("Xin chào");

    private final ScriptedZalo zalo = new ScriptedZalo();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void aMessageGoesToOnePersonAndComesBackWithItsId() {
        zalo.answers(
                "{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"m-88\",\"user_id\":\"81200000000000001\","
                        + "\"sent_time\":\"1767000000123\",\"quota\":{\"quota_type\":\"reply\",\"remain\":\"7\",\"total\":\"8\","
                        + "\"expired_date\":\"31/12/2026\",\"owner_type\":\"OA\",\"owner_id\":\"7001\"}}}");

        assertThat(zalo.client().messages().send(USER, HELLO))
                .isEqualTo(new SendOutcome.Sent(
                        "m-88",
                        Instant.ofEpochMilli(1_767_000_000_123L),
                        false,
                        new MessageQuota("reply", 7, 8, LocalDate.of(2026, 12, 31), "OA", "7001")));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/message/cs");
        assertThat(taken.body())
                .isEqualTo("{\"recipient\":{\"user_id\":\"81200000000000001\"},\"message\":{\"text\":\"Xin chào\"}}");
    }

    @Test
    void anAnswerWithoutQuotaMeansThatItWasCharged() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":88}}");

        assertThat(zalo.client().messages().send(USER, HELLO)).isEqualTo(new SendOutcome.Sent("88", null, true));
    }

    @ParameterizedTest
    @CsvSource({"-230, RECIPIENT", "-32, WAIT", "-211, QUOTA", "-234, NIGHT", "-100, REUPLOAD", "-224, HUMAN"})
    void aRefusalSaysWhatToDo(int code, Handling handling) {
        zalo.answers("{\"error\":" + code + ",\"message\":\"no\"}");

        assertThat(zalo.client().messages().send(USER, HELLO))
                .isEqualTo(new SendOutcome.Rejected(new ZaloError(code, "no", handling)));
    }

    @Test
    void anUnreadableAnswerIsUnknown() {
        zalo.answers(502, "<html>");

        assertThat(zalo.client().messages().send(USER, HELLO)).isEqualTo(new SendOutcome.Unknown("HTTP 502"));
    }

    @Test
    void theHistoryWithAPersonIsReadWhateverTheTypes() {
        zalo.answers("{\"error\":0,\"data\":["
                + "{\"src\":0,\"time\":1767000000123,\"type\":\"text\",\"message\":\"Kính gửi\",\"message_id\":\"m1\","
                + "\"from_id\":7001000000000000001,\"to_id\":\"8101\",\"from_display_name\":\"UBND xã\"},"
                + "{\"src\":\"1\",\"time\":\"1767000000999\",\"type\":\"photo\",\"message_id\":\"m2\",\"url\":\"https://f.example/a.jpg\","
                + "\"to_display_name\":\"UBND xã\",\"thumb\":\"https://f.example/t.jpg\",\"links\":[{\"url\":\"https://xa.example\"},3],"
                + "\"location\":\"{\\\"latitude\\\":20.9,\\\"longitude\\\":\\\"106.3\\\"}\"},"
                + "null]}");

        List<HistoryMessage> history = zalo.client().conversations().with(USER, 0, 10);

        assertThat(history)
                .containsExactly(
                        new HistoryMessage(
                                true,
                                Instant.ofEpochMilli(1_767_000_000_123L),
                                "text",
                                "Kính gửi",
                                "m1",
                                "7001000000000000001",
                                "8101",
                                "UBND xã",
                                null,
                                null,
                                HistoryMessage.Extras.NONE),
                        new HistoryMessage(
                                false,
                                Instant.ofEpochMilli(1_767_000_000_999L),
                                "photo",
                                "",
                                "m2",
                                null,
                                null,
                                null,
                                null,
                                "https://f.example/a.jpg",
                                new HistoryMessage.Extras(
                                        "UBND xã",
                                        null,
                                        "https://f.example/t.jpg",
                                        null,
                                        List.of("https://xa.example"),
                                        new HistoryMessage.Place("20.9", "106.3"))));
        var taken = zalo.taken();
        assertThat(taken.path()).isEqualTo("GET /v2.0/oa/conversation");
        assertThat(taken.query("data")).isEqualTo("{\"user_id\":\"81200000000000001\",\"offset\":0,\"count\":10}");
    }

    @Test
    void recentChatsAreReadFromABareArrayToo() {
        zalo.answers("[{\"src\":1,\"message_id\":\"m2\"}]");

        assertThat(zalo.client().conversations().recent(0, 5))
                .extracting(HistoryMessage::messageId)
                .containsExactly("m2");
        assertThat(zalo.taken().query("data")).isEqualTo("{\"offset\":0,\"count\":5}");
        assertThatThrownBy(() -> zalo.client().conversations().recent(0, 11))
                .hasMessageStartingWith("count: must be from 1 to 10");
    }
}
