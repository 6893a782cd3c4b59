package vn.loaxa.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.zalo.auth.OauthClient;
import vn.loaxa.zalo.auth.Pkce;
import vn.loaxa.zalo.auth.RefreshingTokens;
import vn.loaxa.zalo.auth.TokenGrant;
import vn.loaxa.zalo.group.Mentions;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.webhook.SignatureVerifier;
import vn.loaxa.zalo.webhook.WebhookEnvelope;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.webhook.WebhookParser;
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
        Pkce pkce = Pkce.random();
        URI consent = oauth.consentUrl(URI.create("https://xa.example/zalo"), "state-1", pkce.challenge());
        assertThat(consent).hasPath("/v4/oa/permission");

        // An administrator of the OA opens that address and agrees; the browser comes back with a code.
        zalo.answers("{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":\"90000\"}");
        TokenGrant first = oauth.exchange("code-from-the-browser", pkce.verifier());

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
    void aFileIsUploadedThenSent() {
        zalo.answers("{\"error\":0,\"data\":{\"token\":\"ftok\"}}")
                .answers("{\"error\":0,\"data\":{\"message_id\":\"m-2\"}}");

        String token = zalo.client().uploads().file("cong-van-12.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));

        assertThat(zalo.client().messages().send(new ZaloUserId("8101"), new OutgoingMessage.File(token)))
                .isInstanceOf(SendOutcome.Sent.class);
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
