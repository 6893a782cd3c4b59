package vn.loaxa.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.zalo.auth.AccessTokens;
import vn.loaxa.zalo.auth.Consent;
import vn.loaxa.zalo.auth.ConsentAnswer;
import vn.loaxa.zalo.auth.OauthClient;
import vn.loaxa.zalo.auth.RefreshingTokens;
import vn.loaxa.zalo.auth.TokenGrant;
import vn.loaxa.zalo.broadcast.BroadcastTarget;
import vn.loaxa.zalo.group.Mentions;
import vn.loaxa.zalo.media.KeptFile;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.MessageQuota;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.Picture;
import vn.loaxa.zalo.message.Reaction;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.message.Visitor;
import vn.loaxa.zalo.template.PhoneDelivery;
import vn.loaxa.zalo.template.PhoneNumber;
import vn.loaxa.zalo.template.TemplateMessage;
import vn.loaxa.zalo.template.TemplateStatus;
import vn.loaxa.zalo.webhook.SignatureVerifier;
import vn.loaxa.zalo.webhook.WebhookEnvelope;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.webhook.WebhookParser;
import vn.loaxa.zalo.wire.AppSecretProof;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** How the SDK is used, to be read from top to bottom. */
class ZaloRecipesTest {
    private final ScriptedZalo zalo = new ScriptedZalo();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void firstConsentThenTokensThatKeepThemselvesFresh() {
        var oauth = new OauthClient(zalo.transport(), "9001", () -> "app-secret");
        Consent asked = oauth.consent(URI.create("https://xa.example/zalo")); // keep it in the session
        assertThat(asked.address()).hasPath("/v4/oa/permission");

        // An administrator of the OA opens that address and agrees; the browser comes back with a code.
        String query = "code=code-1&oa_id=7001&state=" + asked.state();
        ConsentAnswer answer = ConsentAnswer.read(query, asked);
        assertThat(answer).isInstanceOf(ConsentAnswer.Granted.class); // or Refused, or NotOurs
        zalo.answers("{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":\"90000\"}");
        TokenGrant first = oauth.exchange((ConsentAnswer.Granted) answer, asked);

        List<TokenGrant> safe = new ArrayList<>(); // in earnest: a database
        var tokens = new RefreshingTokens(oauth, Clock.systemUTC(), first, safe::add);

        // A token may die before its time: the client has it refreshed and repeats the call, once.
        zalo.answers("{\"error\":-216}")
                .answers("{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":\"90000\"}")
                .answers("{\"error\":0,\"data\":{\"name\":\"UBND xã Mẫu\"}}");
        var client = new ZaloClient(zalo.transport(), tokens);
        assertThat(client.officialAccount().info().name()).isEqualTo("UBND xã Mẫu");
        assertThat(safe).containsExactly(new TokenGrant("a2", "r2", Duration.ofHours(25)));
    }

    @Test
    void aMessageWithAButtonAndItsFourPossibleEnds() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-1\",\"quota\":{}}}");
        var message = OutgoingMessage.Text.of(
                "Kính gửi bà con: 7 giờ tối nay họp thôn tại nhà văn hóa.",
                List.of(new Button.Say("Đã nhận", "đã nhận 12")));

        SendOutcome outcome = zalo.client().messages().send(new ZaloUserId("8101"), message);

        String next;
        if (outcome instanceof SendOutcome.Sent sent) {
            next = "keep " + sent.messageId();
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            next = rejected.error().handling().name(); // WAIT, QUOTA, NIGHT, RECIPIENT ...
        } else if (outcome instanceof SendOutcome.NotSent) {
            next = "try again";
        } else {
            next = "look into the history before anything else";
        }
        assertThat(next).isEqualTo("keep m-1");
    }

    @Test
    void everyKindOfMessage() {
        var picture = new Picture.Linked("https://xa.example/ban-do.png"); // or Picture.Uploaded
        List<OutgoingMessage> all = List.of(
                OutgoingMessage.Text.of("Mời bà con họp"),
                OutgoingMessage.Text.quoting("m-77", "Xã đã nhận"),
                new OutgoingMessage.Image("Bản đồ ngập", picture),
                new OutgoingMessage.Gif("Rửa tay", picture, 320, 240),
                new OutgoingMessage.Sticker("stk-1"),
                new OutgoingMessage.File("ftok-1"),
                new OutgoingMessage.InfoRequest("Xin thông tin", "Để gửi đúng thôn", "https://xa.example/a.png"),
                new OutgoingMessage.Listing(
                        List.of(new OutgoingMessage.Entry("Khai sinh", "Cần những gì", null, "https://xa.example/1")),
                        List.of(new Button.OpenPhone("Gọi xã", "84900000001"))));

        all.forEach(message -> {
            zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-1\",\"quota\":{}}}");
            assertThat(zalo.client().messages().send(new ZaloUserId("8101"), message))
                    .isInstanceOf(SendOutcome.Sent.class);
        });
    }

    @Test
    void whatIsTooLongIsNeverSent() {
        assertThatThrownBy(() -> OutgoingMessage.Text.of("ế".repeat(2001)))
                .isInstanceOf(LimitException.class)
                .hasMessage("text: 2001 characters, at most 2000 are allowed");
    }

    @Test
    void aFileKeepsItsBytesBecauseZaloForgetsItAfterAWeek() {
        var file = new KeptFile(
                zalo.client().uploads(),
                KeptFile.Kind.FILE,
                "cong-van-12.pdf",
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        zalo.answers("{\"error\":0,\"data\":{\"token\":\"old\"}}")
                .answers("{\"error\":-100,\"message\":\"expired\"}")
                .answers("{\"error\":0,\"data\":{\"token\":\"new\"}}")
                .answers("{\"error\":0,\"data\":{\"message_id\":\"m-2\"}}");

        SendOutcome outcome = file.send(
                token -> zalo.client().messages().send(new ZaloUserId("8101"), new OutgoingMessage.File(token)));

        assertThat(outcome).isInstanceOf(SendOutcome.Sent.class);
    }

    @Test
    void aPersonBeyondTheWindowIsReachedByTemplate() {
        var message = new TemplateMessage("31001", Map.of("ten", "Bác Mẫu", "viec", "họp thôn"));
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-4\"}}")
                .answers(
                        "{\"error\":0,\"data\":{\"msg_id\":\"z-1\",\"quota\":{\"dailyQuota\":\"500\",\"remainingQuota\":\"499\"}}}")
                .answers("{\"error\":0,\"data\":{\"status\":1,\"delivery_time\":\"1767000000123\"}}");
        var templates = zalo.client().templates();

        templates.send(new ZaloUserId("8101"), message);
        var sent = (SendOutcome.Sent)
                templates.send(new PhoneNumber("0900 000 001"), message, PhoneDelivery.normal("cv-12-8101"));

        assertThat(sent.quota()).isNotNull().extracting(MessageQuota::remain).isEqualTo(499);
        assertThat(templates.status(sent.messageId()).state()).isEqualTo(TemplateStatus.State.DELIVERED);
    }

    @Test
    void anArticleGoesToFollowersOfOneProvince() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"b-1\"}}");

        assertThat(zalo.client().broadcasts().send(BroadcastTarget.cities(Set.of(9)), List.of("article-1")))
                .isInstanceOf(SendOutcome.Sent.class);
    }

    @Test
    void peopleAreSortedByTags() {
        zalo.answers("{\"error\":0}").answers("{\"error\":0,\"data\":[\"Thôn 3\"]}");

        assertThat(zalo.client().tags().add(new ZaloUserId("8101"), "Thôn 3")).isEqualTo(SendOutcome.Sent.DONE);
        assertThat(zalo.client().tags().all()).containsExactly("Thôn 3");
    }

    @Test
    void aVisitorWithoutAnAccountIsAnsweredAndAMessageGetsAHeart() {
        zalo.answers("{\"error\":0,\"data\":{}}").answers("{\"error\":0,\"data\":{}}");
        var messages = zalo.client().messages();

        messages.send(new Visitor("an-1", "cv-1"), OutgoingMessage.Text.of("Chào bác"));
        messages.react(new ZaloUserId("8101"), "abc01", Reaction.HEART);

        zalo.taken();
        assertThat(zalo.taken().body()).contains("/-heart");
    }

    @Test
    void whereTheLiveServiceDiffersOneSettingChanges() {
        zalo.answers("{\"error\":0,\"data\":{}}");
        var dialect = ZaloDialect.standard().with(ZaloDialect.TargetValues.ARRAYS);
        var client = new ZaloClient(zalo.transport(), AccessTokens.fixed("token-1"), AppSecretProof.OFF, dialect);

        client.broadcasts().send(BroadcastTarget.cities(Set.of(9)), List.of("article-1"));

        assertThat(zalo.taken().body()).contains("\"cities\":[\"9\"]");
    }

    @Test
    void aGroupChatIsCalledByName() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-3\"}}");
        var group = new ZaloGroupId("5001");
        String fromPeople = Mentions.strip("Họp lúc 19 giờ [@5001]");

        assertThat(zalo.client()
                        .groups()
                        .send(group, OutgoingMessage.Text.of(Mentions.everyone(group) + " " + fromPeople)))
                .isEqualTo(new SendOutcome.Sent("m-3", null, false));
        assertThat(zalo.taken().json().at("/message/text").asText()).isEqualTo("[@5001] Họp lúc 19 giờ @5001");
    }

    @Test
    void anEventIsCheckedStoredAndReadLater() throws Exception {
        byte[] body = ("{\"app_id\":\"9001\",\"sender\":{\"id\":\"8101\"},\"recipient\":{\"id\":\"7001\"},"
                        + "\"event_name\":\"user_send_text\",\"message\":{\"msg_id\":\"abc01\",\"text\":\"đã nhận\"},"
                        + "\"timestamp\":\"1767000000123\"}")
                .getBytes(StandardCharsets.UTF_8);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update("9001".getBytes(StandardCharsets.UTF_8));
        digest.update(body);
        String header = "mac="
                + HexFormat.of().formatHex(digest.digest("1767000000123oa-key".getBytes(StandardCharsets.UTF_8)));

        // In the webhook handler: cheap, then store (oaId, key, personKey, body) and answer 200.
        WebhookEnvelope envelope = WebhookEnvelope.read(body);
        assertThat(new SignatureVerifier("9001", List.of("oa-key")).matches(body, envelope.timestamp(), header))
                .isTrue();
        assertThat(envelope.key()).isEqualTo("user_send_text:abc01");

        // Later, one person's events in order:
        WebhookEvent event = new WebhookParser().parse(body);
        assertThat(event).isInstanceOfSatisfying(WebhookEvent.UserMessage.class, said -> assertThat(said.text())
                .isEqualTo("đã nhận"));
    }
}
