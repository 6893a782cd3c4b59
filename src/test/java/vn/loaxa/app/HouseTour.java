package vn.loaxa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.PersonId;

/** Goes through the officials' house in a real browser: every page of every role, a hand-over, an export and a deletion. */
final class HouseTour {
    static final String ADMINISTRATOR = "Quản trị hệ thống (Văn phòng)";
    static final String DRAFTER = "Công chức Văn phòng HĐND và UBND";
    static final String APPROVER = "Chủ tịch UBND xã";
    static final String LEADER = "Chi hội trưởng Chi hội Nông dân thôn 1";

    private final Eyes eyes;
    private final Demo demo;

    HouseTour(Eyes eyes, Demo demo) {
        this.eyes = eyes;
        this.demo = demo;
    }

    Page as(String role) {
        Page page = eyes.page();
        page.navigate(at("/dang-nhap"));
        button(page, "Vào với vai " + role).click();
        page.waitForURL(at("/"));
        return page;
    }

    void everyPage() {
        Page administrator = as(ADMINISTRATOR);
        Office lead = leader("thôn 1");
        look(administrator, "home-administrator", "/");
        look(administrator, "people", "/nguoi-va-vai-tro");
        look(administrator, "people-found", "/nguoi-va-vai-tro?tim=hoi+vien+thon+3");
        look(administrator, "person", "/nguoi/" + lead.person());
        look(administrator, "office", "/chuc-vu/" + lead.key() + "?tim=hoi+vien+thon+1");
        look(administrator, "structure", "/to-chuc");
        look(administrator, "merge", "/to-chuc/sap-nhap?tu=LHPN-T4&vao=LHPN-T3");
        look(administrator, "chat-make", "/hoi-vien/HND-T2/nhom-chat");
        look(administrator, "body-with-chat", "/hoi-vien/HND-T3");
        look(administrator, "data-requests", "/yeu-cau-du-lieu");
        look(administrator, "audit", "/nhat-ky?viec=session.opened");
        administrator.navigate(at("/phien"));
        button(administrator, "Bật lớp bảo vệ thứ hai").click();
        eyes.look(administrator, "own-factor");
        look(administrator, "tasks", "/viec-thon");
        look(administrator, "rule", "/tai-khoan/quy-dinh/windows.free");
        look(administrator, "account-zalo", "/tai-khoan/zalo");
        look(administrator, "audit-chain", "/nhat-ky/chuoi");
        administrator.close();
        Page approver = as(APPROVER);
        look(approver, "home-approver", "/");
        look(approver, "report", "/bao-cao");
        look(approver, "guide", "/huong-dan");
        approver.close();
        Page leader = as(LEADER);
        for (String path : List.of("/", "/chi-dao", "/chi-dao/1", "/hoi-vien", "/nguoi-va-vai-tro", "/phien")) {
            look(leader, "leader" + path.replace('/', '-'), path);
        }
        leader.setViewportSize(390, 844);
        leader.navigate(at("/hoi-vien"));
        button(leader, "Thêm").click();
        assertThat(leader.locator("#nav-more")).isVisible();
        eyes.lookHere(leader, "nav-phone");
        leader.close();
        Page drafter = as(DRAFTER);
        look(drafter, "households", "/ho-dan");
        look(drafter, "posters", "/to-roi");
        look(drafter, "reminder-new", "/nhac-lich/moi");
        look(drafter, "reminder-feeds", "/nhac-lich/lich-dong-bo");
        look(drafter, "board-review", "/chi-dao/1/xem-lai");
        for (String path : List.of("/", "/chi-dao/1", "/hop-thu", "/nhac-lich", "/hoi-vien")) {
            walk(drafter, 390, path);
        }
        walk(drafter, 1366, "/");
        walk(drafter, 1366, "/chi-dao/1");
        Page stranger = eyes.page();
        look(stranger, "check", "/kiem-tra?ma=7K3F9");
    }

    /** The home of somebody who works with the keyboard changes under their hands, and their hands stay where they are. */
    void homeFollowsAndFocusStays(Runnable happening) {
        Page page = as(DRAFTER);
        Locator first = page.locator("#p-moi a").first();
        first.focus();
        String place = first.getAttribute("href");
        String before = page.locator("#h-luc").innerText();
        page.evaluate("() => { window.changed = 0; new MutationObserver(() => window.changed++)"
                + ".observe(document.getElementById('viec'), {childList: true, subtree: true}); }");
        happening.run();
        page.waitForCondition(() -> ((Number) page.evaluate("() => window.changed")).intValue() > 0);
        assertThat((String) page.evaluate("() => document.activeElement.getAttribute('href')"))
                .as("after " + before)
                .isEqualTo(place);
    }

    void aPostIsHandedOver() {
        Page page = as(ADMINISTRATOR);
        Office before = leader("thôn 2");
        page.navigate(at("/chuc-vu/" + before.key()));
        page.getByLabel("Tìm người nhận").fill("hoi vien 03 thon 2");
        button(page, "Tìm").click();
        page.getByLabel("Nhiệm kỳ đến hết ngày").fill("30/6/2030");
        page.getByRole(AriaRole.RADIO).first().check();
        page.locator("form[action$='/chuyen-giao'] button").click();
        assertThat(page.locator(".note[role=status]")).containsText("Đã chuyển giao");
        Office after = leader("thôn 2");
        assertThat(after.person()).isNotEqualTo(before.person());
        assertThat(after.until()).hasToString("2030-06-30");
    }

    void dataIsTakenAwayAndThenDeleted() {
        Page page = as(ADMINISTRATOR);
        PersonId somebody = demo.application.database.read(handle -> demo.application
                .directory
                .findPeople(handle, commune(handle), "Hội viên 4-120", null, 1)
                .get(0)
                .id());
        page.navigate(at("/nguoi/" + somebody));
        var file = page.waitForDownload(
                () -> button(page, "Tải toàn bộ dữ liệu (JSON, CSV)").click());
        assertThat(file.suggestedFilename()).isEqualTo("du-lieu-" + somebody + ".zip");
        page.getByLabel("Ghi yêu cầu nhận ở quầy").selectOption("ERASE");
        button(page, "Ghi yêu cầu").click();
        assertThat(page.locator("main")).containsText("phải xong: còn");
        eyes.look(page, "person-request");
        page.getByRole(AriaRole.CHECKBOX).check();
        page.locator("form[action$='/xoa'] button").click();
        assertThat(page.locator("h1")).containsText("Người đã xóa dữ liệu");
    }

    private void walk(Page page, int width, String path) {
        page.setViewportSize(width, 844);
        page.navigate(at(path));
        KeyboardWalk.through(page, path + " at " + width);
    }

    private void look(Page page, String name, String path) {
        page.navigate(at(path));
        eyes.look(page, name);
    }

    private Office leader(String village) {
        return demo.application.database.read(
                handle -> demo.application.directory.offices(handle, commune(handle)).stream()
                        .filter(office -> office.lead() == MemberRole.LEADER
                                && office.title().equals("Chi hội trưởng Chi hội Nông dân " + village))
                        .findFirst()
                        .orElseThrow());
    }

    private CommuneId commune(Handle handle) {
        return demo.application.directory.communes(handle).get(0).id();
    }

    String at(String path) {
        return "http://localhost:" + demo.application.web.port() + path;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
