package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.db.CommuneId;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Uploads;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.testing.TestSigner;

/** A notice with a signed paper, written piece by piece on the official's phone; the file comes and goes through Zalo. */
class PaperRoadTest {
    private static final String OFFICIAL = "8100000000000002";
    private static final String MEMBER = "8100000000000114";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Demo demo;
    private static byte[] signed;

    @BeforeAll
    static void start() {
        Path trusted = folder.resolve("trusted");
        TestSigner root = TestSigner.authority("Cơ quan chứng thực thử nghiệm");
        root.trustedIn(trusted);
        signed = root.signer("CN=UBND xã Đông Mẫu", "2024-01-01T00:00:00Z", "2099-01-01T00:00:00Z")
                .sign(TestPaper.telegram().bytes(), "2026-09-27T06:55:00Z");
        demo = TestDemo.start(
                folder, MovableClock.at("2026-09-27T07:00:00Z"), Map.of("papers.trusted-dir", trusted.toString()));
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void theSignedPaperGoesOutWithTheNotice() {
        say("soạn");
        hears("gửi cho ai");
        say("chi hội nông dân thôn 2");
        hears("Nội dung là gì");
        say("Nhắc bà con:\ngặt sớm trước bão");
        hears("Tin thường hay khẩn");
        say("thường");
        hears("Có văn bản PDF");
        send("cong-dien-24.pdf", signed);
        hears("Máy đang nhận tệp");
        hears("Chữ ký số hợp lệ");
        Message read = hears("số 24/CĐ-UBND");
        assertThat(read.draft().text()).contains("cong-dien-24.pdf, 1 trang", "ngày 27/9/2026", "sơ tán dân");
        say("đưa lên");
        hears("Cần bà con trả lời gì");
        say("Đi được hay vắng");
        Message preview = hears("XEM TRƯỚC, chưa gửi");
        assertThat(preview.draft().text())
                .contains("Nhắc bà con:\ngặt sớm", "1 = Đi được", "Gửi kèm tệp: cong-dien-24.pdf", "24/CĐ-UBND");
        say("đồng ý");
        hears("đang được gửi");

        CommuneId commune = commune();
        Directive sent = demo.application.database.read(
                handle -> demo.application.directives.recent(handle, commune, 1).get(0));
        assertThat(sent.symbol()).isEqualTo("24/CĐ-UBND");
        assertThat(sent.title()).contains("sơ tán dân vùng trũng thấp");
        assertThat(sent.particulars().signer()).contains("Nguyễn Văn Ánh");
        assertThat(sent.answers().choices()).hasSize(2);
        byte[] kept = demo.application
                .database
                .read(handle -> demo.application.outbox.file(handle, commune, Objects.requireNonNull(sent.fileId())))
                .orElseThrow()
                .bytes();
        assertThat(kept).isEqualTo(signed);
        await("the file on a phone").atMost(PATIENCE).until(() -> demo.simulator.screen(MEMBER).stream()
                .anyMatch(message -> message.draft().kind() == Message.Kind.FILE));
    }

    @Test
    void whatIsNoPaperOrASecretOneIsRefusedAndTheFlowGoesOn() {
        begin();
        send("danh-sach.docx", new byte[] {'P', 'K', 3, 4});
        hears("danh-sach.docx không phải PDF");
        send(
                "mat.pdf",
                TestPaper.telegram().line(TestPaper.LEFT + 10, 122, "MẬT").bytes());
        hears("có dấu “MẬT” ở trang 1");
        demo.simulator.say(
                OFFICIAL,
                new Message.Draft(
                        Message.Kind.FILE,
                        "",
                        List.of(),
                        new Message.Media("x", "http://127.0.0.1:9/secret.pdf", "la.pdf", 10),
                        null));
        hears("không lấy được tệp này từ Zalo");
        say("không kèm tệp");
        hears("Cần bà con trả lời gì");
        say("nhiều thứ lắm");
        hears("Máy chưa hiểu “nhiều thứ lắm”");
        say("số chó, số mèo");
        assertThat(hears("XEM TRƯỚC").draft().text()).contains("số chó, số mèo");
        say("hủy");
        hears("không làm gì cả");
    }

    @Test
    void whoGivesUpMeanwhileGetsNothing() {
        begin();
        demo.simulator.webhook(true);
        send("cong-dien.pdf", signed);
        say("hủy");
        await("the flow is over")
                .atMost(PATIENCE)
                .until(() -> heard("máy dừng ở đây") != null || heard("Đưa số, ngày") != null);
    }

    @Test
    void answersAreAskedInOneSentence() {
        say("gửi chi hội nông dân thôn 2: Mai 7h họp thôn. Trả lời: 1 = Đi được; 2 = Vắng");
        Message preview = hears("Mai 7h họp thôn");
        assertThat(preview.draft().text())
                .contains("Mai 7h họp thôn\n", "Bà con trả lời: 1 = Đi được   2 = Vắng")
                .doesNotContain("Trả lời: 1");
        say("hủy");
        hears("không làm gì cả");
    }

    private static CommuneId commune() {
        return demo.application
                .database
                .read(demo.application.directory::communes)
                .get(0)
                .id();
    }

    private static void begin() {
        say("soạn");
        hears("gửi cho ai");
        say("chi hội nông dân thôn 2");
        hears("Nội dung là gì");
        say("Bà con chú ý sâu keo");
        hears("Tin thường hay khẩn");
        say("khẩn");
        hears("Có văn bản PDF");
    }

    private static int since;

    private static void say(String text) {
        since = demo.simulator.screen(OFFICIAL).size();
        demo.simulator.say(OFFICIAL, text);
    }

    private static void send(String name, byte[] content) {
        since = demo.simulator.screen(OFFICIAL).size();
        var world = demo.simulator.world();
        var upload = world.uploads().add(Uploads.Kind.FILE, name, content);
        demo.simulator.say(
                OFFICIAL,
                new Message.Draft(
                        Message.Kind.FILE,
                        "",
                        List.of(),
                        new Message.Media(upload.id(), world.address() + "/media/" + upload.id(), name, content.length),
                        null));
    }

    /** What the OA says with these words after what was said last. */
    private static Message hears(String words) {
        await(words).atMost(PATIENCE).until(() -> heard(words) != null);
        return Objects.requireNonNull(heard(words));
    }

    private static @Nullable Message heard(String words) {
        List<Message> all = demo.simulator.screen(OFFICIAL);
        return all.subList(Math.min(since, all.size()), all.size()).stream()
                .filter(message -> message.fromOa() && message.text().contains(words))
                .findFirst()
                .orElse(null);
    }
}
