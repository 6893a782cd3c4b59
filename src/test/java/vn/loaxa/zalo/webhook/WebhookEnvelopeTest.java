package vn.loaxa.zalo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookEnvelopeTest {
    private static final String SAMPLE_OA = "7001000000000000001";
    private static final String SAMPLE_USER = "8120000000000000101";

    @ParameterizedTest
    @CsvSource({
        "user_send_text, " + SAMPLE_USER + ", user_send_text:m0a1b2",
        "oa_send_text, " + SAMPLE_USER + ", oa_send_text:m0a1b2",
        "user_send_group_text, g5001, user_send_group_text:m0a1b2",
        "oa_send_group_text, g5001, oa_send_group_text:m0a1b2",
        "user_received_message, " + SAMPLE_USER + ", user_received_message:m0a1b2:" + SAMPLE_USER,
        "follow, " + SAMPLE_USER + ", follow@1767000000123:" + SAMPLE_USER,
        "user_click_chatnow, " + SAMPLE_USER + ", user_click_chatnow@1767000000123:" + SAMPLE_USER,
        "user_reacted_message, " + SAMPLE_USER + ", user_reacted_message@1767000000123:" + SAMPLE_USER + ":m0a1b2"
    })
    void anEventKnowsItsOaItsPersonAndItsKey(String name, String person, String key) throws Exception {
        var envelope = WebhookEnvelope.read(EventSamplesTest.sample(name));

        assertThat(envelope.oaId()).hasToString(SAMPLE_OA);
        assertThat(envelope.personKey()).isEqualTo(person);
        assertThat(envelope.key()).isEqualTo(key);
        assertThat(envelope.timestamp()).isEqualTo("1767000000123");
        assertThat(envelope.appId()).isEqualTo("9001");
    }

    @Test
    void theEnvelopeAndTheEventAgree() throws Exception {
        for (String name : EventCatalogue.names()) {
            byte[] body = EventSamplesTest.sample(name);
            var envelope = WebhookEnvelope.read(body);
            var meta = new WebhookParser().parse(body).meta();

            assertThat(meta.key()).isEqualTo(envelope.key());
            assertThat(meta.oaId()).isEqualTo(envelope.oaId());
        }
    }

    @Test
    void theTimestampIsKeptAsItIsWrittenForTheSignature() throws Exception {
        assertThat(read("{'timestamp':1767000000123}").timestamp()).isEqualTo("1767000000123");
        assertThat(read("{'timestamp':'01767'}").timestamp()).isEqualTo("01767");
        assertThat(read("{'a':1}").timestamp()).isEmpty();
    }

    @Test
    void twoJoinsInTheSameInstantAreTwoEvents() throws Exception {
        assertThat(join("8101")).isNotEqualTo(join("8102")).isEqualTo(join("8101"));
    }

    @Test
    void eventsWithoutTimeOrPersonAreToldApartByTheirBody() throws Exception {
        String one = read("{'event_name':'follow','follower':{'id':'8101'},'oa_id':'7001'}")
                .key();
        String two = read("{'event_name':'follow','follower':{'id':'8101'},'oa_id':'7002'}")
                .key();

        assertThat(one).isNotEqualTo(two).startsWith("follow#");
    }

    @Test
    void keysStayShortEnoughForAnIndex() throws Exception {
        var envelope = read("{'event_name':'user_send_text','sender':{'id':'" + "8".repeat(5000)
                + "'},'message':{'msg_id':'" + "m".repeat(5000) + "'}}");

        assertThat(envelope.key()).hasSizeLessThanOrEqualTo(150);
        assertThat(envelope.personKey()).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void namesInsideTextsAndDeeperObjectsDoNotCount() throws Exception {
        var envelope = read("{'x':{'event_name':'follow','timestamp':'9'},'event_name':'user_send_text',"
                + "'message':{'inner':{'msg_id':'wrong'},'msg_id':'right','text':'\\u0027oa_id\\u0027'},"
                + "'sender':{'deep':{'id':'wrong'},'id':'8101'},'recipient':{'id':'7001'}}");

        assertThat(envelope.name()).isEqualTo("user_send_text");
        assertThat(envelope.messageId()).isEqualTo("right");
        assertThat(envelope.personKey()).isEqualTo("8101");
        assertThat(envelope.timestamp()).isEmpty();
    }

    @Test
    void anEventThatIsNotKnownStillNamesBothSides() throws Exception {
        var envelope = read("{'event_name':'new_thing','sender':{'id':'8101'},'recipient':{'id':'7001'}}");

        assertThat(envelope.oaId()).isNull();
        assertThat(envelope.sender()).isEqualTo("8101");
        assertThat(envelope.recipient()).isEqualTo("7001");
    }

    private static String join(String user) throws MalformedEventException {
        return read("{'event_name':'user_join_group','oa_id':'7001','group_id':'g1','timestamp':'1','users':[{'id':'"
                        + user + "'}]}")
                .key();
    }

    private static WebhookEnvelope read(String body) throws MalformedEventException {
        return WebhookEnvelope.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
