package vn.loaxa.zalo.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.ErrorCodes;
import vn.loaxa.zalo.wire.ErrorFamily;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Visitors, reactions, replies, Mini Apps, status, and what the dialect changes. */
class OtherSendsTest {
    private static final ZaloUserId USER = new ZaloUserId("8101");
    private static final OutgoingMessage LIST =
            new OutgoingMessage.Listing(List.of(new OutgoingMessage.Entry("a", "b", null, null)), List.of());

    private final ScriptedZalo zalo = new ScriptedZalo();
    private final MessageApi messages = zalo.client().messages();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void aVisitorIsAnsweredInTheConversation() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"message_id\":\"m-1\",\"anonymous_id\":\"an-1\",\"conversation_id\":\"cv-1\"}}");
        var visitor = new Visitor("an-1", "cv-1");

        assertThat(messages.send(visitor, OutgoingMessage.Text.of("Chào bác")))
                .isEqualTo(new SendOutcome.Sent("m-1", null, false));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v2.0/oa/message");
        assertThat(taken.body())
                .isEqualTo("{\"recipient\":{\"anonymous_id\":\"an-1\",\"conversation_id\":\"cv-1\"},"
                        + "\"message\":{\"text\":\"Chào bác\"}}");
        assertThatThrownBy(() -> messages.send(visitor, LIST))
                .isInstanceOf(LimitException.class)
                .hasMessageStartingWith("message: LIST, only [TEXT, IMAGE, STICKER, FILE]");
        assertThatThrownBy(() -> new Visitor("an-1", "")).hasMessageStartingWith("conversationId:");
    }

    @ParameterizedTest
    @EnumSource
    void aReactionIsFree(Reaction reaction) {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-1\"}}");

        assertThat(messages.react(USER, "m-1", reaction)).isEqualTo(new SendOutcome.Sent("m-1", null, false));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v2.0/oa/message");
        assertThat(taken.body())
                .isEqualTo("{\"recipient\":{\"user_id\":\"8101\"},\"sender_action\":{\"react_icon\":\""
                        + reaction.icon() + "\",\"react_message_id\":\"m-1\"}}");
    }

    @Test
    void anAnswerMayBeAddressedByItsMessage() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-2\",\"quota\":{}}}");

        messages.reply("m-1", OutgoingMessage.Text.of("Đã rõ"));

        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/message/cs");
        assertThat(taken.body()).startsWith("{\"recipient\":{\"message_id\":\"m-1\"},");
    }

    @Test
    void aMiniAppLaysOutAMessage() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-2\",\"quota\":{}}}");

        messages.send(USER, new MiniAppMessage("notice", Map.of("title", "Họp thôn")));

        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/message/cs/miniapp");
        assertThat(taken.body())
                .isEqualTo("{\"recipient\":{\"user_id\":\"8101\"},\"message\":{\"template_type\":\"notice\","
                        + "\"template_data\":{\"title\":\"Họp thôn\"}}}");
    }

    @Test
    void theStatusOfAMessageIsRead() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"status\":\"read\",\"delivered_time\":1767000000123,\"read_time\":\"1767000000999\"}}");

        assertThat(messages.status("m-1"))
                .isEqualTo(new MessageStatus(
                        "read", Instant.ofEpochMilli(1_767_000_000_123L), Instant.ofEpochMilli(1_767_000_000_999L)));
        assertThat(zalo.taken().line()).isEqualTo("GET /v3.0/oa/message/status?message_id=m-1");
    }

    @Test
    void theFieldOfAQuoteAndThePathOfListsAndButtonsAreSettings() {
        var dialect = ZaloDialect.standard().with(new ZaloDialect.Messages("react_message_id", true, true, false));
        var other = zalo.client(dialect).messages();
        zalo.answers("{\"error\":0}").answers("{\"error\":0}").answers("{\"error\":0}");

        other.send(USER, OutgoingMessage.Text.quoting("m-1", "Đã rõ"));
        other.send(USER, LIST);
        other.send(USER, OutgoingMessage.Text.of("Họp", List.of(new Button.Say("Đã nhận", "đã nhận"))));

        var quote = zalo.taken();
        assertThat(quote.line()).isEqualTo("POST /v3.0/oa/message/cs");
        assertThat(quote.json().at("/message/react_message_id").asText()).isEqualTo("m-1");
        assertThat(zalo.taken().line()).isEqualTo("POST /v2.0/oa/message");
        assertThat(zalo.taken().line()).isEqualTo("POST /v2.0/oa/message");
    }

    @Test
    void whatADisputedErrorMeansIsASetting() {
        var dialect = ZaloDialect.standard().with(ErrorCodes.standard().with(ErrorFamily.OA, -224, Handling.RECIPIENT));
        zalo.answers("{\"error\":-224,\"message\":\"x\"}").answers("{\"error\":-230,\"message\":\"x\"}");
        var other = zalo.client(dialect).messages();

        assertThat(other.send(USER, LIST))
                .isEqualTo(new SendOutcome.Rejected(new ZaloError(-224, "x", Handling.RECIPIENT)));
        assertThat(other.send(USER, LIST))
                .isEqualTo(new SendOutcome.Rejected(new ZaloError(-230, "x", Handling.RECIPIENT)));
        assertThat(ErrorCodes.standard().handling(ErrorFamily.OA, -224)).isEqualTo(Handling.HUMAN);
    }
}
