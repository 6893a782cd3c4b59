package vn.loaxa.zalo.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloException;
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
                        + "\"sent_time\":\"1767000000123\",\"quota\":{\"quota_type\":\"reply\"}}}");

        assertThat(zalo.client().messages().send(USER, HELLO))
                .isEqualTo(new SendOutcome.Sent("m-88", Instant.ofEpochMilli(1_767_000_000_123L), false));
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
    void anUploadIsOnePartNamedFile() {
        zalo.answers("{\"error\":0,\"data\":{\"attachment_id\":\"att-1\"}}");

        assertThat(zalo.client().uploads().image("Bản đồ.JPG", new byte[] {1, 2}))
                .isEqualTo("att-1");
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v2.0/oa/upload/image");
        assertThat(taken.header("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(taken.body())
                .contains("name=\"file\"; filename=\"Bản đồ.jpg\"", "Content-Type: image/jpeg")
                .containsOnlyOnce("Content-Disposition");
    }

    @Test
    void aDocumentGivesATokenAndAMovingPictureAnId() {
        zalo.answers("{\"error\":0,\"data\":{\"token\":\"ftok\"}}")
                .answers("{\"error\":0,\"data\":{\"attachment_id\":9}}");

        assertThat(zalo.client().uploads().file("cv.pdf", new byte[1])).isEqualTo("ftok");
        assertThat(zalo.client().uploads().gif("a.gif", new byte[1])).isEqualTo("9");
        assertThat(zalo.taken().path()).isEqualTo("POST /v2.0/oa/upload/file");
        assertThat(zalo.taken().path()).isEqualTo("POST /v2.0/oa/upload/gif");
    }

    @ParameterizedTest
    @CsvSource({
        "image, a.gif, 1, fileName", "image, a.png, 1048577, bytes", "image, jpg, 1, fileName",
        "image, .png, 1, fileName", "file, a.xlsx, 1, fileName", "file, a.zip, 1, fileName",
        "file, a.pdf, 0, bytes", "file, a.pdf, 5242881, bytes", "gif, a.png, 1, fileName"
    })
    void whatZaloWouldRefuseIsNotUploaded(String kind, String name, int size, String field) {
        var uploads = zalo.client().uploads();
        byte[] bytes = new byte[size];

        assertThatThrownBy(() -> {
                    switch (kind) {
                        case "image" -> uploads.image(name, bytes);
                        case "gif" -> uploads.gif(name, bytes);
                        default -> uploads.file(name, bytes);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(field + ":");
        assertThat(zalo.server().getRequestCount()).isZero();
    }

    @Test
    void anUploadWithoutAnIdInTheAnswerFails() {
        zalo.answers("{\"error\":0,\"data\":{}}");

        assertThatThrownBy(() -> zalo.client().uploads().file("cv.pdf", new byte[1]))
                .isInstanceOf(ZaloException.class)
                .hasMessageContaining("the answer has no token");
    }

    @Test
    void theHistoryWithAPersonIsReadWhateverTheTypes() {
        zalo.answers("{\"error\":0,\"data\":["
                + "{\"src\":0,\"time\":1767000000123,\"type\":\"text\",\"message\":\"Kính gửi\",\"message_id\":\"m1\","
                + "\"from_id\":7001000000000000001,\"to_id\":\"8101\",\"from_display_name\":\"UBND xã\"},"
                + "{\"src\":\"1\",\"time\":\"1767000000999\",\"type\":\"photo\",\"message_id\":\"m2\",\"url\":\"https://f.example/a.jpg\"},"
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
                                null),
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
                                "https://f.example/a.jpg"));
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
