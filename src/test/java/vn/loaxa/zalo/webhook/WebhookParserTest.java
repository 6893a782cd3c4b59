package vn.loaxa.zalo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.zalo.webhook.WebhookEvent.Attachment;
import vn.loaxa.zalo.wire.ZaloOaId;
import vn.loaxa.zalo.wire.ZaloUserId;

class WebhookParserTest {
    private final WebhookParser parser = new WebhookParser();

    @Test
    void idsAndTimestampsMayBeNumbers() throws Exception {
        var event = (WebhookEvent.UserMessage)
                parse(
                        "{'app_id':9001,'sender':{'id':9007199254740993123},'recipient':{'id':7001},"
                                + "'event_name':'user_send_text','message':{'msg_id':77,'text':'chào'},'timestamp':1767000000123}");

        assertThat(event.user()).isEqualTo(new ZaloUserId("9007199254740993123"));
        assertThat(event.messageId()).isEqualTo("77");
        assertThat(event.meta())
                .isEqualTo(new WebhookEvent.Meta(
                        "user_send_text", "9001", new ZaloOaId("7001"), 1_767_000_000_123L, "user_send_text:77"));
    }

    @Test
    void attachmentsAreFoundInOddPlaces() throws Exception {
        assertThat(message("'attachments':[{'type':'photo','payload':{'url':'u'}}],'message':{'msg_id':'1'}")
                        .attachments())
                .containsExactly(new Attachment("image", Map.of("url", "u")));
        assertThat(message("'message':{'msg_id':'1','location':{'latitude':20.9,'longitude':'106.3'}}")
                        .attachments())
                .containsExactly(new Attachment("location", Map.of("latitude", "20.9", "longitude", "106.3")));
        assertThat(message("'message':{'msg_id':'1','attachments':[{'type':'file','payload':{'size':12,'x':null}},7]}")
                        .attachments())
                .containsExactly(new Attachment("file", Map.of("size", "12")));
        assertThat(message("'message':{'msg_id':'1','attachments':'none'}").attachments())
                .isEmpty();
    }

    @Test
    void aPlainDescriptionOfABusinessCardStays() throws Exception {
        var event = (WebhookEvent.UserMessage) parse("{'sender':{'id':'8101'},'event_name':'user_send_business_card',"
                + "'message':{'attachments':[{'type':'link','payload':{'description':'Bác Mẫu'}}]}}");

        assertThat(event.attachments()).containsExactly(new Attachment("link", Map.of("description", "Bác Mẫu")));
    }

    @Test
    void theOlderFormOfSeenIsRead() throws Exception {
        var event = (WebhookEvent.Seen) parse("{'sender':{'id':'7001'},'recipient':{'id':'8101'},"
                + "'event_name':'user_seen_message','message':{'msg_id':'m1'}}");

        assertThat(event.messageIds()).isEqualTo(List.of("m1"));
    }

    @Test
    void aMessageOfAKindThatIsNotDocumentedYetIsStillAMessage() throws Exception {
        var event = (WebhookEvent.UserMessage)
                parse("{'sender':{'id':'8101'},'recipient':{'id':'7001'},'event_name':'user_send_poll','message':{}}");

        assertThat(event.kind()).isEqualTo("poll");
        assertThat(event.text()).isNull();
    }

    @Test
    void membersMayBeBareIds() throws Exception {
        var event = (WebhookEvent.GroupChange)
                parse(
                        "{'oa_id':'7001','group_id':5001,'event_name':'user_join_group','users':['8101',8102,{'user_id':'8103'},{}]}");

        assertThat(event.users()).extracting(ZaloUserId::value).containsExactly("8101", "8102", "8103");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'event_name':'brand_new_event','oa_id':'7001'}",
                "{'event_name':'user_send_text'}",
                "{'event_name':'user_send_text','sender':{'id':''},'message':{}}",
                "{'event_name':'user_send_text','sender':'8101'}",
                "{'event_name':'follow','follower':null}",
                "{'event_name':'user_join_group','users':[]}",
                "{'event_name':null}",
                "{'event_name':{'a':[1,{'b':2}]},'sender':[[]],'message':3,'users':{},'tag':[],'data':'x'}"
            })
    void whatMakesNoSenseIsAValueAndNoException(String body) throws Exception {
        assertThat(parse(body)).isInstanceOf(WebhookEvent.Unrecognized.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                          | 1 | 1",
                "[]                          | 1 | 1",
                "{'event_name':'a'           | 1 | 18",
                "{'event_name':tên}          | 1 | 16",
                "{'a':1} {'b':2}             | 1 | 9",
                "{'a':1}x                    | 1 | 9"
            })
    void brokenJsonSaysWhere(String body, int line, int column) {
        assertThatThrownBy(() -> parse(body)).isInstanceOfSatisfying(MalformedEventException.class, e -> {
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.column()).isBetween(column - 3, column + 3);
            assertThat(e).hasMessageNotContaining("tên");
        });
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        byte[] body = "{\"event_name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> parser.parse(body)).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aBottomlessBodyIsMalformed() {
        assertThatThrownBy(() -> parse("{'a':" + "[".repeat(100_000))).isInstanceOf(MalformedEventException.class);
    }

    private WebhookEvent.UserMessage message(String rest) throws MalformedEventException {
        return (WebhookEvent.UserMessage)
                parse("{'sender':{'id':'8101'},'recipient':{'id':'7001'},'event_name':'user_send_image'," + rest + "}");
    }

    private WebhookEvent parse(String body) throws MalformedEventException {
        return parser.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
