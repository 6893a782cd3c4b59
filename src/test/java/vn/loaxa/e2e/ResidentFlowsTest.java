package vn.loaxa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What residents are led through, the whole road: webhook, server, reply at Zalo. */
class ResidentFlowsTest {
    private static final SmallCommune COMMUNE = new SmallCommune(40);

    @TempDir
    private static Path folder;

    private static Installation here;
    private static ServerProcess server;
    private static Webhook webhook;

    @BeforeAll
    static void start() {
        here = Installation.of(COMMUNE, folder);
        server = here.serve();
        webhook = new Webhook(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
        here.close();
    }

    @Test
    void aProblemGetsANumberIsSeenByItsOwnerAndIsAnswered() {
        String resident = SmallCommune.user(1);
        tell(resident, "phản ánh đèn đường thôn 1 hỏng", "gửi kèm một ảnh");
        tell(resident, "khong co", "Việc ở chỗ nào");
        assertThat(webhook.post(Webhook.place(resident, "19.8", "105.7"))).isEqualTo(200);
        here.awaitSaid(resident, "“đèn đường thôn 1 hỏng”. Gửi cho xã nhé?");
        tell(resident, "dạ gửi ạ", "phản ánh số 1 của bác");
        assertThat(here.count("SELECT COUNT(*) FROM resident_case WHERE place = '19.8,105.7' AND state = 'OPEN'"))
                .isEqualTo(1);

        here.awaitSaid(SmallCommune.OFFICIAL, "Phản ánh 1 mới");
        tell(resident, "phan anh 1", "đang chờ trả lời");
        tell(SmallCommune.user(2), "phản ánh 1", "Không có phản ánh số 1");
        tell(SmallCommune.user(2), "trả lời 1: không phải tôi", "dành cho cán bộ");

        tell(SmallCommune.OFFICIAL, "trả lời 1: Xã đã thay bóng đèn", "Đã gửi trả lời");
        here.awaitSaid(resident, "Xã đã thay bóng đèn");
        assertThat(here.count("SELECT COUNT(*) FROM resident_case_event")).isEqualTo(2);
    }

    @Test
    void aQuestionInBetweenIsAnsweredAndTheFlowGoesOn() {
        String resident = SmallCommune.user(3);
        tell(resident, "phản ánh cống tắc", "gửi kèm một ảnh");
        tell(resident, "lam giay khai sinh can gi", "giấy chứng sinh");
        here.awaitSaid(resident, "Mình tiếp tục nhé");
        tell(resident, "thông báo", "Chưa có thông báo nào");
        tell(resident, "huy", "máy dừng ở đây");
    }

    @Test
    void aHouseholdThatNeedsHelpIsCountedInItsVillage() {
        String resident = SmallCommune.user(4);
        tell(resident, "cần giúp", "Bác cần gì");
        tell(resident, "4 người, nước vào nhà", "Thôn 1 cần giúp");
        assertThat(here.count("SELECT COUNT(*) FROM household_check WHERE village = 'Thôn 1' AND state = 'can-giup'"))
                .isEqualTo(1);
        tell(resident, "an toàn", "Thôn 1 an toàn");
    }

    @Test
    void oneMayHaveOnesDataAndAskForItsDeletion() {
        String resident = SmallCommune.user(6);
        tell(resident, "dừng nhận tin", "không nhận tin sinh hoạt hội");
        tell(resident, "dữ liệu của tôi", "Hội viên 6");
        tell(resident, "du lieu cua toi json", "\"muc_dich\" : \"tin-hoi\"");
        tell(resident, "dữ liệu của tôi csv", "dong_y,1,muc_dich,\"tin-hoi\"");
        tell(resident, "xóa dữ liệu", "xóa xong chậm nhất");
        webhook.say(resident, "xoa du lieu");
        here.awaitInboxDone();
        assertThat(here.count("SELECT COUNT(*) FROM data_request WHERE done_by - asked_at = 1728000000"))
                .isEqualTo(1);
    }

    @Test
    void aStrangerIsGreetedFirstAndThenLedIn() {
        String stranger = "9300000000000001";
        tell(stranger, "xin vào hội phụ nữ", "Bác ở thôn nào");
        List<String> said = here.said(stranger);
        assertThat(said.get(0)).contains("Kính chào bác. Đây là kênh của xã Đông Mẫu");
        assertThat(said.get(1)).contains("vài câu ngắn để xin vào hội");
    }

    @Test
    void whatTheFaqDoesNotKnowIsCountedOnceForAllThatAreAlike() {
        String resident = SmallCommune.user(5);
        tell(resident, "lúa bị rầy nâu phun thuốc gì 0912345678", "chưa biết");
        webhook.say(resident, "phun thuoc gi lua bi ray nau 0912345678");
        here.awaitInboxDone();
        assertThat(here.count("SELECT COUNT(*) FROM unanswered_question WHERE times = 2"))
                .isEqualTo(1);
        assertThat(
                        here.count(
                                "SELECT COUNT(*) FROM unanswered_question WHERE question LIKE '%0912%' OR likeness LIKE '%0912%'"))
                .isZero();
    }

    private static void tell(String user, String words, String answer) {
        webhook.say(user, words);
        here.awaitSaid(user, answer);
    }
}
