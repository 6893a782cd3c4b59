package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.simulator.world.Phone.Trait;

/**
 * Everything that people type to the account, typed into the phones of the demo's page in a real browser: as a resident, as the
 * leader of a sub-association, as an official and as the one who approves.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhonesTest {
    private static final String OFFICIAL = "8100000000000002";
    private static final String APPROVER = "8100000000000006";
    private static final String LEADER = "8100000000000025";
    private static final String NUMBER = "(\\d+)";
    private static final String IDS = "phone => [...document.querySelectorAll('#phone-' + phone + ' .bubble')]"
            + ".map(bubble => bubble.dataset.message)";
    private static final String NEW_WORDS =
            "([phone, seen]) => [...document.querySelectorAll('#phone-' + phone + ' .bubble:not(.me)')]"
                    + ".filter(bubble => !seen.includes(bubble.dataset.message)).map(bubble => bubble.innerText).join('\\n')";

    @TempDir
    static Path folder;

    private static final Map<String, List<?>> SEEN = new HashMap<>();
    private static Eyes eyes;
    private static Demo demo;
    private static Page phones;
    private static String member = "";
    private static String neighbour = "";
    private static String neighbourName = "";
    private static String neighbourPhone = "";

    @BeforeAll
    static void start() {
        eyes = Eyes.open();
        demo = TestDemo.start(folder, Clock.systemUTC());
        List<SampleRoster.Resident> village = SampleRoster.of(Demo.organisation()).stream()
                .filter(one -> one.hasZalo()
                        && one.bodies().stream().anyMatch(body -> body.endsWith("-T3"))
                        && one.bodies().stream().noneMatch(body -> body.startsWith("LHPN")))
                .toList();
        member = village.stream()
                .filter(one -> one.bodies().contains("HND-T3"))
                .findFirst()
                .orElseThrow()
                .zaloUserId();
        SampleRoster.Resident outsider = village.stream()
                .filter(one -> !one.bodies().contains("HND-T3"))
                .findFirst()
                .orElseThrow();
        neighbour = outsider.zaloUserId();
        neighbourName = outsider.name();
        neighbourPhone = outsider.phone();
        List<String> shown = List.of(OFFICIAL, APPROVER, LEADER, member, neighbour);
        demo.simulator.phones().stream()
                .filter(phone -> shown.contains(phone.userId()))
                .forEach(phone -> demo.simulator.put(phone.with(Trait.SHOWN)));
        phones = eyes.page();
        phones.navigate(demo.simulator.url());
    }

    @AfterAll
    static void close() {
        if (demo != null) {
            demo.close();
        }
        if (eyes != null) {
            eyes.close();
        }
    }

    @Test
    @Order(1)
    void anybodyAsks() {
        say(member, "lam giay khai sinh can gi a");
        hears(member, "giấy chứng sinh");
        say(member, "rầy nâu hại lúa phun gì");
        hears(member, "chưa biết");
        say(member, "tro giup");
        hears(member, "nhóm của tôi");
        say(LEADER, "MENU");
        hears(LEADER, "bổ nhiệm");
        say(OFFICIAL, "menu");
        hears(OFFICIAL, "thu hồi 12");
    }

    @Test
    @Order(2)
    void aNoticeGoesOutAndIsAcknowledged() {
        say(LEADER, "gửi chi hội nông dân thôn 3: 19h30 thứ Bảy họp ở nhà văn hóa");
        hears(LEADER, "XEM TRƯỚC, chưa gửi");
        say(LEADER, "dong y");
        String number = hears(LEADER, "Thông báo " + NUMBER + " đang được gửi");
        say(member, "thông báo");
        hears(member, number + "\\. ");
        say(member, "thong bao " + number);
        hears(member, "19h30 thứ Bảy họp");
        say(member, "da nhan a");
        hears(member, "Đã ghi nhận .* nhận thông báo " + number);
        say(member, "đã nhận " + number);
        hears(member, "đã báo nhận thông báo " + number + " từ ngày");
        say(LEADER, "ai chưa nhận");
        hears(LEADER, "chưa báo nhận thông báo " + number);
        say(LEADER, "ai chưa nhận " + number);
        String missing = hears(LEADER, "1\\. (.+) – Thôn 3");
        say(LEADER, "nhận thay " + missing + " " + number);
        hears(LEADER, "Đã ghi nhận thay " + missing);
    }

    @Test
    @Order(3)
    void aResidentKeepsRemindersAndTellsOfTroubles() {
        say(member, "nhắc tôi 7h sáng mai đi tiêm phòng");
        String number = hears(member, "Đã đặt lời nhắc " + NUMBER);
        say(member, "lich nhac");
        hears(member, "đi tiêm phòng");
        say(member, "bỏ nhắc " + number);
        hears(member, "Đã bỏ lời nhắc " + number);
        say(member, "phản ánh đèn đường đầu thôn 3 hỏng ba hôm nay");
        hears(member, "kèm một ảnh");
        tap(member, "Không có ảnh");
        hears(member, "Việc ở chỗ nào");
        tap(member, "Bỏ qua");
        hears(member, "Gửi cho xã nhé");
        tap(member, "Gửi");
        String issue = hears(member, "phản ánh số " + NUMBER);
        say(member, "phan anh " + issue);
        hears(member, "Tình trạng: ");
    }

    @Test
    @Order(4)
    void aResidentReachesAPersonAndTheirOwnData() {
        say(member, "gặp cán bộ");
        hears(member, "tạm im 30 phút");
        say(member, "menu");
        hears(member, "gõ hoặc bấm");
        say(member, "dữ liệu của tôi");
        hears(member, "Xã đang giữ của");
        say(member, "dừng nhận tin");
        hears(member, "không nhận tin");
        say(member, "nhan tin lai");
        hears(member, "nhận lại tin");
        say(neighbour, "xóa dữ liệu");
        hears(neighbour, "Đã ghi yêu cầu xóa dữ liệu|xóa");
    }

    @Test
    @Order(5)
    void someoneJoinsAndTheLeaderDecides() {
        say(neighbour, "xin vào chi hội nông dân thôn 3");
        hears(neighbour, "Đã chuyển lời xin vào");
        say(LEADER, "duyệt");
        String request = hears(LEADER, "Đơn " + NUMBER + ": ");
        tap(LEADER, "Nhận đơn " + request);
        hears(LEADER, "Đã nhận .* vào Chi hội Nông dân thôn 3");
        say(neighbour, "nhóm của tôi");
        hears(neighbour, "Chi hội Nông dân thôn 3");
        say(neighbour, "rời chi hội nông dân thôn 3");
        hears(neighbour, "xin rời Chi hội Nông dân thôn 3\\?");
        say(neighbour, "ĐỒNG Ý");
        hears(neighbour, "đã rời Chi hội Nông dân thôn 3");
    }

    @Test
    @Order(6)
    void theLeaderKeepsTheMembers() {
        say(LEADER, "thành viên chi hội nông dân thôn 3");
        hears(LEADER, "Chi hội Nông dân thôn 3: ");
        say(LEADER, "thêm " + neighbourPhone + " vào chi hội nông dân thôn 3");
        hears(LEADER, "vào Chi hội Nông dân thôn 3\\?");
        say(LEADER, "ĐỒNG Ý");
        hears(LEADER, "Đã thêm");
        say(LEADER, "bổ nhiệm " + neighbourName + " làm phó chi hội nông dân thôn 3");
        hears(LEADER, "làm cấp phó Chi hội Nông dân thôn 3 đến hết ngày");
        say(LEADER, "hủy");
        hears(LEADER, "không làm gì cả");
        say(LEADER, "bớt " + neighbourPhone + " khỏi chi hội nông dân thôn 3");
        hears(LEADER, "khỏi Chi hội Nông dân thôn 3\\?");
        say(LEADER, "ĐỒNG Ý");
        hears(LEADER, "Đã bớt");
        say(LEADER, "hoàn tác");
        hears(LEADER, "Đã hoàn tác");
        say(LEADER, "thêm " + neighbourPhone + " vào chi hội phụ nữ thôn 4");
        hears(LEADER, "ngoài phần|ngoài quyền");
    }

    @Test
    @Order(7)
    void theOfficialWritesPieceByPiece() {
        say(OFFICIAL, "soạn");
        hears(OFFICIAL, "gửi cho ai");
        say(OFFICIAL, "chi hoi nong dan thon 3");
        hears(OFFICIAL, "Nội dung là gì");
        say(OFFICIAL, "Sáng mai 6h ra quân dọn kênh mương");
        hears(OFFICIAL, "Tin thường hay khẩn");
        tap(OFFICIAL, "Thường");
        hears(OFFICIAL, "Có văn bản PDF");
        tap(OFFICIAL, "Không kèm tệp");
        hears(OFFICIAL, "Cần bà con trả lời gì");
        tap(OFFICIAL, "Đi được hay vắng");
        hears(OFFICIAL, "Bà con trả lời: 1 = Đi được");
        say(OFFICIAL, "hủy");
        hears(OFFICIAL, "không làm gì cả");
    }

    @Test
    @Order(8)
    void theWholeCommuneNeedsTwoPeople() {
        String refused = toEverybody("Chiều nay cắt nước để sửa ống");
        say(APPROVER, "từ chối " + refused + ": ghi rõ giờ");
        hears(APPROVER, "Đã từ chối thông báo " + refused);
        String number = toEverybody("Chiều nay 14h đến 16h cắt nước để sửa ống");
        say(APPROVER, "duyệt " + number);
        hears(APPROVER, "Duyệt|duyệt|Đã duyệt");
        tapIfThere(APPROVER, "Duyệt gửi cho");
        say(OFFICIAL, "báo cáo " + number);
        hears(OFFICIAL, "= [\\d.]+ người");
        say(APPROVER, "dừng " + number);
        hears(APPROVER, "Dừng gửi thông báo " + number);
        say(APPROVER, "ĐỒNG Ý");
        hears(APPROVER, "Đã dừng thông báo " + number);
        say(APPROVER, "thu hồi " + number);
        hears(APPROVER, "Thu hồi thông báo " + number);
        say(APPROVER, "ĐỒNG Ý");
        hears(APPROVER, "Đã thu hồi thông báo " + number + "|Đã dừng thông báo " + number);
        eyes.look(phones, "phones-commands");
        assertThat(eyes.complaints).isEmpty();
    }

    private static String toEverybody(String text) {
        say(OFFICIAL, "gửi toàn xã: " + text);
        hears(OFFICIAL, "cần người thứ hai duyệt");
        say(OFFICIAL, "ĐỒNG Ý");
        return hears(OFFICIAL, "Thông báo " + NUMBER + " cho [\\d.]+ người đang chờ người thứ hai duyệt");
    }

    private static void say(String user, String text) {
        SEEN.put(user, (List<?>) phones.evaluate(IDS, user));
        Locator box = screen(user).locator("input[name=text]");
        box.fill(text);
        box.press("Enter");
    }

    private static void tap(String user, String button) {
        SEEN.put(user, (List<?>) phones.evaluate(IDS, user));
        answers(user)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .last()
                .click();
    }

    /** Waits for an answer that has this in it, among what came since the person last spoke; gives what its first group held. */
    private static String hears(String user, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        try {
            phones.waitForCondition(() -> wanted.matcher(news(user)).find());
        } catch (PlaywrightException e) {
            throw new AssertionError("Waited for \"" + pattern + "\", heard: " + news(user), e);
        }
        Matcher found = wanted.matcher(news(user));
        assertThat(found.find()).isTrue();
        return found.groupCount() == 0 ? found.group() : found.group(1);
    }

    private static String news(String user) {
        return (String) phones.evaluate(NEW_WORDS, List.of(user, SEEN.get(user)));
    }

    private static void tapIfThere(String user, String start) {
        Locator button = answers(user)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(start))
                .last();
        if (button.isVisible()) {
            SEEN.put(user, (List<?>) phones.evaluate(IDS, user));
            button.click();
        }
        hears(user, "đang được gửi|sẽ gửi lúc");
    }

    /** The buttons under the bubbles; the one that sends what is typed bears the name of one of them. */
    private static Locator answers(String user) {
        return screen(user).locator(".replies");
    }

    private static Locator screen(String user) {
        return phones.locator("#phone-" + user);
    }
}
