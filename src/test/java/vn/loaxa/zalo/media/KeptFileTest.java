package vn.loaxa.zalo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloUserId;

class KeptFileTest {
    private static final ZaloUserId USER = new ZaloUserId("8101");

    private final ScriptedZalo zalo = new ScriptedZalo();
    private final KeptFile file = kept(KeptFile.Kind.FILE, "cv.pdf");

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void oneUploadServesManySends() {
        zalo.answers(token("t1")).answers(sent("m1")).answers(sent("m2"));

        assertThat(send()).isEqualTo(new SendOutcome.Sent("m1", null, true));
        assertThat(send()).isEqualTo(new SendOutcome.Sent("m2", null, true));
        assertThat(zalo.server().getRequestCount()).isEqualTo(3);
    }

    @Test
    void whatZaloHasForgottenIsUploadedAgainAndSentOnceMore() {
        zalo.answers(token("t1"))
                .answers(sent("m1"))
                .answers("{\"error\":-100}")
                .answers(token("t2"))
                .answers(sent("m2"));

        send();

        assertThat(send()).isEqualTo(new SendOutcome.Sent("m2", null, true));
        zalo.taken();
        assertThat(zalo.taken().body()).contains("\"token\":\"t1\"");
        assertThat(zalo.taken().body()).contains("\"token\":\"t1\"");
        assertThat(zalo.taken().path()).isEqualTo("POST /v2.0/oa/upload/file");
        assertThat(zalo.taken().body()).contains("\"token\":\"t2\"");
    }

    @Test
    void itIsNotTriedAThirdTime() {
        zalo.answers(token("t1"))
                .answers("{\"error\":-100,\"message\":\"gone\"}")
                .answers(token("t2"))
                .answers("{\"error\":-100,\"message\":\"gone\"}");

        assertThat(send()).isEqualTo(new SendOutcome.Rejected(new ZaloError(-100, "gone", Handling.REUPLOAD)));
        assertThat(zalo.server().getRequestCount()).isEqualTo(4);
    }

    @Test
    void whereTheUploadFailsNoMessageHasLeft() {
        zalo.answers("{\"error\":-211,\"message\":\"quota\"}").answers(502, "");

        assertThat(send()).isEqualTo(new SendOutcome.Rejected(new ZaloError(-211, "quota", Handling.QUOTA)));
        assertThat(send()).isInstanceOf(SendOutcome.NotSent.class);
        assertThatThrownBy(() -> kept(KeptFile.Kind.IMAGE, "cv.pdf").send(id -> SendOutcome.Sent.DONE))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void eachKindGoesItsOwnWay() {
        zalo.answers("{\"error\":0,\"data\":{\"attachment_id\":\"a1\"}}")
                .answers("{\"error\":0,\"data\":{\"attachment_id\":\"a2\"}}");

        kept(KeptFile.Kind.IMAGE, "a.png").send(id -> SendOutcome.Sent.DONE);
        kept(KeptFile.Kind.GIF, "a.gif").send(id -> SendOutcome.Sent.DONE);

        assertThat(zalo.taken().path()).isEqualTo("POST /v2.0/oa/upload/image");
        assertThat(zalo.taken().path()).isEqualTo("POST /v2.0/oa/upload/gif");
    }

    private SendOutcome send() {
        return file.send(token -> zalo.client().messages().send(USER, new OutgoingMessage.File(token)));
    }

    private KeptFile kept(KeptFile.Kind kind, String name) {
        return new KeptFile(zalo.client().uploads(), kind, name, new byte[] {1, 2, 3});
    }

    private static String token(String token) {
        return "{\"error\":0,\"data\":{\"token\":\"" + token + "\"}}";
    }

    private static String sent(String id) {
        return "{\"error\":0,\"data\":{\"message_id\":\"" + id + "\"}}";
    }
}
