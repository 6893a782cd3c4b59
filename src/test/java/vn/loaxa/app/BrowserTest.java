package vn.loaxa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.testing.TestSigner;

/** A day with the demo, as a person at a browser has it: the phones on one page, the officials' console on the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
    private static final String OFFICIAL = "8100000000000002";
    private static final String APPROVER = "8100000000000006";
    private static final String LEADER = "8100000000000025";
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(60_000);

    @TempDir
    static Path folder;

    private static Eyes eyes;
    private static Demo demo;
    private static Page phones;
    private static Page console;
    private static String resident = "";
    private static byte[] paper = new byte[0];

    @BeforeAll
    static void start() {
        eyes = Eyes.open();
        TestSigner root = TestSigner.authority("Cơ quan chứng thực thử nghiệm");
        root.trustedIn(folder.resolve("trusted"));
        TestSigner deputy = root.signer("CN=Nguyễn Văn Ánh", "2024-01-01T00:00:00Z", "2099-01-01T00:00:00Z");
        TestSigner commune = root.signer("CN=UBND xã Đông Mẫu", "2024-01-01T00:00:00Z", "2099-01-01T00:00:00Z");
        paper = commune.sign(deputy.sign(TestPaper.telegram().bytes(), "2026-09-27T06:50:00Z"), "2026-09-27T06:55:00Z");
        demo = TestDemo.start(
                folder,
                Clock.systemUTC(),
                Map.of("papers.trusted-dir", folder.resolve("trusted").toString()));
        resident = SampleRoster.of(Demo.organisation()).stream()
                .filter(one -> one.hasZalo() && one.bodies().stream().noneMatch(body -> body.startsWith("LHPN")))
                .findFirst()
                .orElseThrow()
                .zaloUserId();
        demo.simulator.phones().stream()
                .filter(phone -> phone.userId().equals(OFFICIAL)
                        || phone.userId().equals(LEADER)
                        || phone.userId().equals(APPROVER)
                        || phone.userId().equals(resident))
                .forEach(phone -> demo.simulator.put(phone.with(Trait.SHOWN)));
        phones = eyes.page();
        phones.navigate(demo.simulator.url());
        console = eyes.page();
    }

    @AfterEach
    void closeTheRest() {
        eyes.only(phones, console);
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
    void officialSendsFromThePhone() {
        say(OFFICIAL, "gửi hội nông dân, chi hội phụ nữ thôn 3: 7h30 sáng mai ra quân dọn kênh mương, mang cuốc xẻng");
        assertThat(lastBubble(OFFICIAL)).containsText("ĐỒNG Ý", PATIENTLY);
        String preview = lastBubble(OFFICIAL).innerText();
        int roll = sum(preview, "(?m)^= ([\\d.]+) người");
        assertThat(roll).as(preview).isPositive();
        assertThat(sum(preview, "• .*: ([\\d.]+) người")).as(preview).isEqualTo(roll);
        assertThat(sum(preview, "(?:qua nhóm Zalo|nhắn riêng|tính phí|cần đến nhà) ([\\d.]+)"))
                .as(preview)
                .isEqualTo(roll);
        eyes.look(phones, "phones");
        say(OFFICIAL, "ĐỒNG Ý");
        assertThat(screen(OFFICIAL)).containsText("được gửi tới", PATIENTLY);
    }

    @Test
    @Order(2)
    void officialSignsInByKeyboardAndSeesTheBoardMove() {
        console.navigate(consoleAt("/"));
        eyes.look(console, "sign-in");
        Locator enter = console.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vào với vai Công chức Văn phòng HĐND và UBND"));
        tabTo(enter);
        console.keyboard().press("Enter");
        assertThat(console.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        eyes.look(console, "home");
        console.navigate(consoleAt("/chi-dao"));
        eyes.look(console, "directives");
        console.navigate(consoleAt("/chi-dao/1"));
        String before = console.locator("main").innerText();
        demo.simulator.advance(Duration.ofMinutes(30));
        console.waitForCondition(() -> !console.locator("main").innerText().equals(before));
        eyes.look(console, "board");
    }

    @Test
    @Order(3)
    void officialComposesByKeyboard() {
        console.navigate(consoleAt("/chi-dao/soan"));
        eyes.look(console, "compose-empty");
        fillByKeyboard("#ty", "Lịch tiêm phòng dại cho chó, mèo");
        tabTo(console.locator("#tim"));
        console.keyboard().type("nong dan thon 4");
        Locator body = console.getByRole(
                        AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Chi hội Nông dân thôn 4"))
                .first();
        tabTo(body);
        console.keyboard().press("Space");
        fillByKeyboard(
                "#tin", "Sáng thứ Bảy 8h00 tại nhà văn hóa thôn 4, bà con đưa chó, mèo đến tiêm. Không thu tiền.");
        assertThat(console.locator("#ke-hoach")).containsText("Chi hội Nông dân thôn 4", PATIENTLY);
        eyes.look(console, "compose");
        tabTo(console.locator("#ke-hoach button, #ke-hoach [type=submit]").last());
        console.keyboard().press("Enter");
        console.waitForURL(address -> address.endsWith("/chi-dao/2"));
        assertThat(console.locator("h1")).containsText("tiêm phòng dại");
    }

    @Test
    @Order(4)
    void otherPagesOfTheConsole() {
        console.navigate(consoleAt("/hoi-vien"));
        eyes.look(console, "members");
        console.navigate(consoleAt("/hoi-vien/HND-T3"));
        assertThat(console.locator("main")).containsText("Chi hội trưởng Nông dân thôn 3");
        eyes.look(console, "members-of-body");
        console.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tờ mời vào hội"))
                .click();
        assertThat(console.locator("main")).containsText("xin vào Chi hội Nông dân thôn 3");
        assertThat(console.locator("main")).containsText("https://zalo.me/");
        eyes.look(console, "poster");
        console.navigate(consoleAt("/nhac-lich"));
        eyes.look(console, "reminders");
        console.navigate(consoleAt("/bao-cao"));
        eyes.look(console, "report");
        console.navigate(consoleAt("/huong-dan"));
        eyes.look(console, "guide");
        console.navigate(consoleAt("/huong-dan/gui-chi-dao"));
        eyes.look(console, "lesson");
        Page other = eyes.page();
        other.navigate(consoleAt("/dang-nhap"));
        other.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Vào với vai Quản trị hệ thống (Văn phòng)"))
                .click();
        other.navigate(consoleAt("/nhat-ky"));
        assertThat(other.locator("main")).containsText("Công chức Văn phòng HĐND và UBND");
        eyes.look(other, "audit");
    }

    @Test
    @Order(5)
    void residentAsksAndJoinsAnAssociation() {
        say(resident, "lam giay khai sinh can gi");
        assertThat(screen(resident)).containsText("giấy chứng sinh", PATIENTLY);
        say(resident, "xin vào hội phụ nữ");
        assertThat(screen(resident)).containsText("Đã chuyển lời xin vào Hội Liên hiệp Phụ nữ", PATIENTLY);
        eyes.look(phones, "phones-flow");
    }

    @Test
    @Order(6)
    void leaderKeepsTheMembers() {
        say(LEADER, "thành viên chi hội nông dân thôn 3");
        assertThat(screen(LEADER)).containsText("Chi hội Nông dân thôn 3: ", PATIENTLY);
        String outsider = SampleRoster.of(Demo.organisation()).stream()
                .filter(one -> one.bodies().stream().anyMatch(body -> body.endsWith("-T3"))
                        && !one.bodies().contains("HND-T3"))
                .findFirst()
                .orElseThrow()
                .phone();
        say(LEADER, "thêm " + outsider + " vào chi hội nông dân thôn 3");
        assertThat(lastBubble(LEADER)).containsText("vào Chi hội Nông dân thôn 3?", PATIENTLY);
        say(LEADER, "ĐỒNG Ý");
        assertThat(screen(LEADER)).containsText("Đã thêm", PATIENTLY);
        eyes.look(phones, "phones-leader");
    }

    /** Phone → inbox → answer on the phone; the resident's mark comes back, and the bot speaks again. */
    @Test
    @Order(6)
    void administratorConnectsTheAccount() {
        Page other = eyes.page();
        other.navigate(consoleAt("/dang-nhap"));
        press(other, "Vào với vai Quản trị hệ thống (Văn phòng)");
        other.navigate(consoleAt("/tai-khoan"));
        assertThat(other.locator("main")).containsText("Quản lý nhóm chat (GMF)", PATIENTLY);
        press(other, "Thử đường sự kiện");
        assertThat(other.locator("main")).containsText("Đường sự kiện thông", PATIENTLY);
        eyes.look(other, "account");
        press(other, "Kết nối lại OA");
        eyes.look(other, "connect");
        other.getByText("Mở trang cấp quyền của Zalo").last().click();
        eyes.look(other, "consent");
        other.getByText("Cấp quyền cho ứng dụng").last().click();
        assertThat(other.locator("main")).containsText("Đã kết nối OA", PATIENTLY);
        other.navigate(consoleAt("/tai-khoan/quy-dinh"));
        eyes.look(other, "rules");
        other.navigate(consoleAt("/tai-khoan/tin-di"));
        assertThat(other.locator("main")).containsText("Trả lời tin nhắn");
        eyes.look(other, "send-log");
        other.close();
    }

    @Test
    @Order(6)
    void crowdsPlayOnThePage() {
        phones.locator("#rare > summary").click();
        phones.locator("#f-surge").click();
        assertThat(phones.locator("#scenario")).containsText("300 người đã nhắn", PATIENTLY);
        demo.simulator.advance(Duration.ofSeconds(20));
        assertThat(phones.locator("#scenario")).containsText("Mất điện: mọi người đã được đáp", PATIENTLY);
        phones.locator("#f-storm").click();
        assertThat(phones.locator("#scenario")).containsText("máy còn mất mạng", PATIENTLY);
        assertThat(phones.locator("#f-duplicate")).isChecked();
        demo.simulator.advance(Duration.ofSeconds(40));
        eyes.look(phones, "phones-storm");
        phones.locator("#f-scenario-stop").click();
        assertThat(phones.locator("#scenario")).isEmpty();
        assertThat(phones.locator("#f-duplicate")).not().isChecked();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    @Order(7)
    void officialAnswersAResidentFromTheInbox() {
        say(resident, "gặp cán bộ");
        assertThat(screen(resident)).containsText("tạm im 30 phút", PATIENTLY);
        say(resident, "nhà tôi mất nước ba hôm nay");
        console.navigate(consoleAt("/hop-thu"));
        Locator waiting = console.locator("#ds-luot .what").first();
        assertThat(waiting).containsText("cần gặp cán bộ");
        eyes.look(console, "inbox");
        waiting.click();
        assertThat(console.locator("#dien-bien")).containsText("mất nước ba hôm nay", PATIENTLY);
        assertThat(console.locator("main")).containsText("Gửi miễn phí");
        fillByKeyboard("#cau-tra-loi", "Chiều nay thợ đến nhà bác sửa đường ống.");
        eyes.look(console, "inbox-thread");
        console.keyboard().press("Tab");
        console.keyboard().press("Enter");
        assertThat(screen(resident)).containsText("Chiều nay thợ đến nhà bác", PATIENTLY);
        assertThat(console.locator("#dien-bien")).containsText("Đã gửi", PATIENTLY);
        console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đóng lượt này"))
                .click();
        assertThat(screen(resident)).containsText("từ 1 đến 5", PATIENTLY);
        say(resident, "5");
        assertThat(screen(resident)).containsText("đã ghi 5 điểm", PATIENTLY);
        console.reload();
        assertThat(console.locator("main")).containsText("Bà con chấm 5 trên 5 điểm");
        eyes.look(console, "inbox-closed");
    }

    /** What the bot did not know becomes a draft that is tried before it goes live. */
    @Test
    @Order(8)
    void officialSeesWhatTheBotDidNotKnow() {
        say(resident, "rầy nâu hại lúa phun gì");
        assertThat(screen(resident)).containsText("chưa biết", PATIENTLY);
        console.navigate(consoleAt("/cau-hoi"));
        assertThat(console.locator("main")).containsText("rầy nâu hại lúa phun gì");
        eyes.look(console, "questions");
        console.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Soạn câu mới"))
                .first()
                .click();
        console.locator("#cau-hoi").fill("Lúa bị rầy nâu thì làm gì?");
        console.locator("#thu-cau").fill("ray nau");
        assertThat(console.locator("#thu")).containsText("Đã thử", PATIENTLY);
        eyes.look(console, "questions-form");
        console.navigate(consoleAt("/san-pham"));
        eyes.look(console, "products");
    }

    /** From the signed PDF to the last house: dropped, read, planned, approved on the approver's phone, sent, and walked. */
    @Test
    @Order(9)
    void aSignedPaperGoesFromTheDropToTheVisitList() {
        console.navigate(consoleAt("/chi-dao/soan"));
        JSHandle dropped = console.evaluateHandle("""
            bytes => {
              const transfer = new DataTransfer();
              const content = Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0));
              transfer.items.add(new File([content], 'cong-dien-24.pdf', { type: 'application/pdf' }));
              return transfer;
            }\
            """, Base64.getEncoder().encodeToString(paper));
        console.dispatchEvent(".drop", "drop", Map.of("dataTransfer", dropped));
        assertThat(console.locator("#tep-khung")).containsText("Đã ký số, tệp nguyên vẹn từ lúc ký", PATIENTLY);
        assertThat(console.locator("#tep-khung")).containsText("UBND xã Đông Mẫu");
        assertThat(console.locator("#so")).hasValue("");
        button("Dùng tất cả").click();
        assertThat(console.locator("#so")).hasValue("24/CĐ-UBND");
        assertThat(console.locator("#khan")).hasValue("FLASH");
        console.locator("#tat-ca").check();
        console.locator("#khong-mat").check();
        console.locator("#tin").fill("Bà con vùng trũng {thôn} sơ tán ngay về Trường Tiểu học xã.");
        assertThat(console.locator("#ke-hoach")).containsText("Trình lãnh đạo duyệt", PATIENTLY);
        assertThat(console.locator("#xem-truoc")).containsText("HỎA TỐC – CÔNG ĐIỆN", PATIENTLY);
        assertThat(console.locator("#da-luu")).containsText("Đã lưu nháp", PATIENTLY);
        eyes.look(console, "compose-paper");
        console.reload();
        console.navigate(consoleAt("/chi-dao"));
        eyes.look(console, "drafts");
        console.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("24/CĐ-UBND"))
                .first()
                .click();
        assertThat(console.locator("#tin")).hasValue("Bà con vùng trũng {thôn} sơ tán ngay về Trường Tiểu học xã.");
        assertThat(console.locator("#tep-khung")).containsText("cong-dien-24.pdf");
        say(APPROVER, "menu");
        console.locator("#ke-hoach button").last().click();
        console.waitForURL(address -> address.matches(".*/chi-dao/\\d+"));
        String number = console.url().substring(console.url().lastIndexOf('/') + 1);
        assertThat(console.locator("main")).containsText("đang chờ người thứ hai duyệt");
        assertThat(screen(APPROVER)).containsText("Văn bản " + number + " chờ đồng chí duyệt", PATIENTLY);
        screen(APPROVER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Duyệt " + number))
                .last()
                .click();
        assertThat(screen(APPROVER)).containsText("được gửi tới", PATIENTLY);
        eyes.look(phones, "phones-approval");
        console.reload();
        assertThat(console.locator("main")).containsText("Đến nhà: còn");
        assertThat(console.locator("main")).containsText("Người ký: Phó Chủ tịch Nguyễn Văn Ánh");
        console.locator("details.visit summary").first().click();
        eyes.look(console, "board-paper");
    }

    private static Locator button(String name) {
        return console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    @Order(11)
    void homeFollowsWhatHappensAndFocusStays() {
        new HouseTour(eyes, demo).homeFollowsAndFocusStays(() -> say(LEADER, "đã nhận"));
    }

    @Test
    @Order(12)
    void everyPageOfEveryRole() {
        phones.navigate("about:blank");
        new HouseTour(eyes, demo).everyPage();
        phones.navigate(demo.simulator.url());
    }

    @Test
    @Order(13)
    void anAdministratorHandsAPostOver() {
        new HouseTour(eyes, demo).aPostIsHandedOver();
    }

    @Test
    @Order(10)
    void everyPictureOfTheGuideIsOfAPageThatIsThere() {
        phones.navigate("about:blank");
        new GuidePictures(eyes, demo).take();
        phones.navigate(demo.simulator.url());
    }

    @Test
    @Order(14)
    void anAdministratorExportsAndDeletes() {
        new HouseTour(eyes, demo).dataIsTakenAwayAndThenDeleted();
    }

    @Test
    @Order(15)
    void whatIsPrintedIsForPaper() {
        var printed = new PrintedPages(new HouseTour(eyes, demo));
        printed.aBoardAndItsVisits();
        printed.aReportAndALesson();
    }

    @Test
    @Order(20)
    void noPageComplained() {
        assertThat(eyes.complaints).isEmpty();
    }

    private static String consoleAt(String path) {
        return "http://localhost:" + demo.application.web.port() + path;
    }

    private static Locator screen(String user) {
        return phones.locator("#phone-" + user);
    }

    private static Locator lastBubble(String user) {
        return screen(user).locator(".phone-body .bubble").last();
    }

    private static void say(String user, String text) {
        Locator box = screen(user).locator("input[name=text]");
        box.fill(text);
        box.press("Enter");
    }

    /** Goes there by the Tab key alone: what cannot be reached so does not exist for those without a mouse. */
    private static void tabTo(Locator target) {
        for (int steps = 0; steps < 250; steps++) {
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            console.keyboard().press("Tab");
        }
        throw new AssertionError("Cannot be reached with Tab: " + target);
    }

    private static void fillByKeyboard(String field, String text) {
        tabTo(console.locator(field));
        console.keyboard().type(text);
    }

    /** The numbers of all that the pattern finds, added up. */
    private static int sum(String preview, String pattern) {
        return Pattern.compile(pattern)
                .matcher(preview)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1).replace(".", "")))
                .sum();
    }
}
