package vn.loaxa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.settings.Settings;
import vn.loaxa.simulator.world.Phone.Trait;

/** A day with the demo, as a person at a browser has it: the phones on one page, the officials' console on the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
    private static final String OFFICIAL = "8100000000000002";
    private static final String LEADER = "8100000000000025";
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(60_000);

    @TempDir
    static Path folder;

    private static Eyes eyes;
    private static Demo demo;
    private static Page phones;
    private static Page console;
    private static String resident = "";

    @BeforeAll
    static void start() {
        eyes = Eyes.open();
        demo = Demo.start(BrowserTest::settings, Clock.systemUTC());
        resident = SampleRoster.of(Demo.organisation()).stream()
                .filter(one -> one.hasZalo() && one.bodies().stream().noneMatch(body -> body.startsWith("LHPN")))
                .findFirst()
                .orElseThrow()
                .zaloUserId();
        demo.simulator.phones().stream()
                .filter(phone -> phone.userId().equals(OFFICIAL)
                        || phone.userId().equals(LEADER)
                        || phone.userId().equals(resident))
                .forEach(phone -> demo.simulator.put(phone.with(Trait.SHOWN)));
        phones = eyes.page();
        phones.navigate(demo.simulator.url());
        console = eyes.page();
    }

    private static Settings settings(Map<String, String> forced) {
        Map<String, String> all = new HashMap<>(forced);
        all.put("http.port", "0");
        all.put("simulator.port", "0");
        all.put("data.dir", folder.toString());
        all.put("database.url", "jdbc:sqlite:" + folder.resolve("loaxa.db"));
        return new SettingsOptions().read(all);
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
        console.navigate(consoleAt("/nhac-lich"));
        eyes.look(console, "reminders");
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

    @Test
    @Order(7)
    void homeFollowsWhatHappensAndFocusStays() {
        new HouseTour(eyes, demo).homeFollowsAndFocusStays(() -> say(LEADER, "đã nhận"));
    }

    @Test
    @Order(8)
    void everyPageOfEveryRole() {
        new HouseTour(eyes, demo).everyPage();
    }

    @Test
    @Order(9)
    void anAdministratorHandsAPostOver() {
        new HouseTour(eyes, demo).aPostIsHandedOver();
    }

    @Test
    @Order(10)
    void anAdministratorExportsAndDeletes() {
        new HouseTour(eyes, demo).dataIsTakenAwayAndThenDeleted();
    }

    @Test
    @Order(11)
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
