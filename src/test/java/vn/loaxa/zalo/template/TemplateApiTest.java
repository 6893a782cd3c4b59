package vn.loaxa.zalo.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.message.MessageQuota;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloUserId;

class TemplateApiTest {
    private static final ZaloUserId USER = new ZaloUserId("8101");
    private static final PhoneNumber PHONE = new PhoneNumber("0900 000 001");
    private static final TemplateMessage MESSAGE = new TemplateMessage("31001", Map.of("ten", "Bác Mẫu"));

    private final ScriptedZalo zalo = new ScriptedZalo();
    private final TemplateApi templates = zalo.client().templates();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void aTemplateGoesToAPersonTheOaKnows() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"message_id\":\"m-1\",\"user_id\":\"8101\",\"sent_time\":\"1767000000123\"}}");

        assertThat(templates.send(USER, MESSAGE))
                .isEqualTo(new SendOutcome.Sent("m-1", Instant.ofEpochMilli(1_767_000_000_123L), true));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/message/template");
        assertThat(taken.body())
                .isEqualTo("{\"user_id\":\"8101\",\"template_id\":\"31001\",\"template_data\":{\"ten\":\"Bác Mẫu\"}}");
    }

    @Test
    void theOtherFormOfTheRecipientIsASetting() {
        var dialect = ZaloDialect.standard().with(new ZaloDialect.Messages("quote_message_id", false, false, true));
        zalo.answers("{\"error\":-249,\"message\":\"no\"}");

        assertThat(zalo.client(dialect).templates().send(USER, MESSAGE))
                .isEqualTo(new SendOutcome.Rejected(new ZaloError(-249, "no", Handling.REQUEST)));
        assertThat(zalo.taken().body()).startsWith("{\"recipient\":{\"user_id\":\"8101\"},\"template_id\"");
    }

    @Test
    void aTemplateGoesToAPhoneNumberWithItsTrackingId() {
        zalo.answers(
                "{\"error\":0,\"message\":\"Success\",\"data\":{\"msg_id\":\"z-1\",\"sent_time\":\"1767000000123\","
                        + "\"sending_mode\":\"1\",\"quota\":{\"dailyQuota\":\"500\",\"remainingQuota\":\"499\"}}}");

        assertThat(templates.send(PHONE, MESSAGE, PhoneDelivery.normal("cv-12")))
                .isEqualTo(new SendOutcome.Sent(
                        "z-1",
                        Instant.ofEpochMilli(1_767_000_000_123L),
                        true,
                        new MessageQuota("daily", 499, 500, null, null, null)));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /message/template");
        assertThat(taken.body())
                .isEqualTo(
                        "{\"phone\":\"84900000001\",\"template_id\":\"31001\",\"template_data\":{\"ten\":\"Bác Mẫu\"},"
                                + "\"tracking_id\":\"cv-12\",\"sending_mode\":\"1\"}");
    }

    @Test
    void aTrialIsNotCharged() {
        zalo.answers("{\"error\":0,\"data\":{\"msg_id\":\"z-1\"}}");

        assertThat(templates.send(PHONE, MESSAGE, PhoneDelivery.trial("cv-12")))
                .isEqualTo(new SendOutcome.Sent("z-1", null, false));
        assertThat(zalo.taken().body()).endsWith("\"sending_mode\":\"1\",\"mode\":\"development\"}");
    }

    @Test
    void theHashHidesTheNumber() {
        zalo.answers("{\"error\":0,\"data\":{\"msg_id\":\"z-1\"}}");

        templates.sendToHash(PHONE.hash(), MESSAGE, new PhoneDelivery("cv-12", true, false));

        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /message/template/hashphone");
        // echo -n 84900000001 | sha256sum
        assertThat(taken.json().path("hash_phone").asText())
                .isEqualTo(PHONE.hash())
                .hasSize(64);
        assertThat(taken.body()).doesNotContain("84900000001").contains("\"sending_mode\":\"3\"");
        assertThatThrownBy(() -> templates.sendToHash("84900000001", MESSAGE, PhoneDelivery.normal("a")))
                .isInstanceOf(LimitException.class)
                .hasMessageStartingWith("hash:");
    }

    @Test
    void theCipherCanBeReadByTheOneWhoHasTheKey() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        zalo.answers("{\"error\":0,\"data\":{\"msg_id\":\"z-1\"}}");

        templates.sendEncrypted(new TemplateCipher(key), PHONE, MESSAGE, PhoneDelivery.normal("cv-12"));

        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /rsa/message/template");
        assertThat(open(pair, taken.json().path("rsa_phone").asText())).isEqualTo("84900000001");
        assertThat(open(pair, taken.json().at("/template_data/ten").asText())).isEqualTo("Bác Mẫu");
        assertThatThrownBy(() -> new TemplateCipher("AAAA")).hasMessageStartingWith("base64Key:");
    }

    private static String open(KeyPair pair, String text) throws Exception {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
        return new String(cipher.doFinal(Base64.getDecoder().decode(text)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"-114, RECIPIENT", "-133, NIGHT", "-144, QUOTA", "-137, HUMAN", "-1122, REQUEST", "-100, WAIT"})
    void theSameNumberMeansSomethingElseOnTheOtherHost(int code, Handling handling) {
        zalo.answers("{\"error\":" + code + ",\"message\":\"no\"}");

        assertThat(templates.send(PHONE, MESSAGE, PhoneDelivery.normal("cv-12")))
                .isEqualTo(new SendOutcome.Rejected(new ZaloError(code, "no", handling)));
    }

    @ParameterizedTest
    @CsvSource({"-1, NOT_FOUND", "0, ON_THE_WAY", "'\"1\"', DELIVERED", "7, OTHER"})
    void theStatusOfAMessageIsRead(String status, TemplateStatus.State state) {
        zalo.answers("{\"error\":0,\"data\":{\"status\":" + status + ",\"delivery_time\":\"1767000000123\"}}");

        assertThat(templates.status("z-1"))
                .isEqualTo(new TemplateStatus(state, Instant.ofEpochMilli(1_767_000_000_123L)));
        assertThat(zalo.taken().line()).isEqualTo("GET /message/status?message_id=z-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0900000001", "+84 900 000 001", "84900000001", "0900.000.001", "(090) 000-0001"})
    void aPhoneNumberIsBroughtToTheFormThatZaloTakes(String written) {
        assertThat(new PhoneNumber(written).value()).isEqualTo("84900000001");
        assertThat(new PhoneNumber(written)).hasToString("84…01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1234567890123", "+1 202 555 0100", "09", "84900000001x"})
    void whatIsNoPhoneNumberIsRefusedWithoutBeingQuoted(String written) {
        assertThatThrownBy(() -> new PhoneNumber(written))
                .isInstanceOf(LimitException.class)
                .hasMessage("phone: is no Vietnamese number, 0… or +84… with 9 to 11 digits is allowed");
    }

    @Test
    void aTrackingIdHasItsLimit() {
        assertThatThrownBy(() -> PhoneDelivery.normal("x".repeat(49)))
                .hasMessage("trackingId: 49 characters, at most 48 are allowed");
        assertThatThrownBy(() -> PhoneDelivery.normal("")).hasMessageStartingWith("trackingId: must not be empty");
    }
}
