package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final String DRAFTER = "0900000002";
    private static final String RESIDENT = "0900000006";
    private static final String NOBODY = "0912345678";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        browser = rig.browser();
        browser.get("/dang-nhap");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theCodeGoesIntoTheirOwnZaloAndOpensTheConsole() {
        assertThat(browser.post("/dang-nhap", "so", "0900 000 002").body()).contains("•••• ••• 002");
        assertThat(rig.waitingFor("9100000000000002")).isEqualTo(1);
        var entered = browser.post("/dang-nhap/ma", "ma", "482 913", "so", DRAFTER, "toi", "/chi-dao");
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(entered.headers().firstValue("Location")).hasValue("/chi-dao");
        assertThat(entered.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("loaxa_session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(browser.get("/").body()).contains("Việc hôm nay", "Công chức soạn thảo");
    }

    @Test
    void thePageAnswersTheSameForAPhoneThatNobodyHas() {
        String known = shape(browser.post("/dang-nhap", "so", DRAFTER));
        assertThat(shape(rig.browserAtDoor().post("/dang-nhap", "so", NOBODY))).isEqualTo(known);
        assertThat(shape(rig.browserAtDoor().post("/dang-nhap", "so", RESIDENT)))
                .isEqualTo(known);
        assertThat(rig.waitingFor("9100000000000006")).isZero();
    }

    @Test
    void aResidentWithoutARoleCannotEnterEvenWithTheRightDigits() {
        browser.post("/dang-nhap", "so", RESIDENT);
        assertThat(browser.post("/dang-nhap/ma", "ma", ConsoleRig.CODE, "so", RESIDENT)
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aWrongCodeSaysHowManyTriesAreLeftAndTheSixthIsTooLate() {
        browser.post("/dang-nhap", "so", DRAFTER);
        assertThat(tryCode("000000").body()).contains("còn nhập được 4 lần");
        for (int i = 0; i < 4; i++) {
            tryCode("000000");
        }
        assertThat(tryCode(ConsoleRig.CODE).body()).contains("Gửi mã mới");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aCodeIsDeadAfterFiveMinutes() {
        browser.post("/dang-nhap", "so", DRAFTER);
        rig.clock.advance(Duration.ofMinutes(5));
        assertThat(tryCode(ConsoleRig.CODE).body()).contains("hết hạn");
    }

    @Test
    void aCodeOpensOneSessionOnly() {
        browser.signIn(DRAFTER);
        browser.post("/dang-xuat");
        browser.get("/dang-nhap");
        assertThat(tryCode(ConsoleRig.CODE).statusCode()).isEqualTo(422);
    }

    @Test
    void aCodeIsWorthNothingInAnotherBrowser() {
        browser.post("/dang-nhap", "so", DRAFTER);
        var other = rig.browserAtDoor();
        assertThat(other.post("/dang-nhap/ma", "ma", ConsoleRig.CODE, "so", DRAFTER)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theFourthCodeForAPhoneWithinAQuarterHourIsRefused() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.post("/dang-nhap", "so", DRAFTER).statusCode()).isEqualTo(200);
        }
        assertThat(browser.post("/dang-nhap", "so", DRAFTER).statusCode()).isEqualTo(429);
        assertThat(browser.post("/dang-nhap", "so", "0900000003").statusCode()).isEqualTo(200);
        rig.clock.advance(Duration.ofMinutes(16));
        assertThat(browser.post("/dang-nhap", "so", DRAFTER).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasTypedComesBackWithTheFaultBesideIt() {
        var answer = browser.post("/dang-nhap", "so", "09x12 405");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("“09x12 405”", "value=\"09x12 405\"", "aria-invalid=\"true\"");
    }

    @Test
    void afterSigningOutTheSessionOpensNothing() {
        browser.signIn(DRAFTER);
        var cookies = browser.cookies.getCookieStore().getCookies().toString();
        assertThat(cookies).contains("loaxa_session");
        assertThat(browser.post("/dang-xuat").statusCode()).isEqualTo(302);
        assertThat(browser.get("/chi-dao").headers().firstValue("Location")).hasValue("/dang-nhap?toi=%2Fchi-dao");
    }

    @Test
    void aSessionEndsAfterTwelveHours() {
        browser.signIn(DRAFTER);
        rig.clock.advance(Duration.ofHours(12));
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aRoleThatEndedOpensNothingAtTheNextRequest() {
        browser.signIn(DRAFTER);
        rig.sql("UPDATE official_role SET until_day = '2026-11-23' WHERE role = 'DRAFTER'", Map.of());
        assertThat(browser.get("/chi-dao").statusCode()).isEqualTo(302);
    }

    @Test
    void theFirstAdministratorEntersByALinkThatWorksOnce() {
        String link = rig.database
                .write(handle -> rig.console.firstAdministratorLink(handle, rig.commune))
                .orElseThrow()
                .toString();
        String path = link.substring(link.indexOf("/dang-nhap"));
        assertThat(browser.get(path).body()).contains("Vào trang quản lý");
        String token = path.substring(path.indexOf('=') + 1);
        assertThat(browser.post("/dang-nhap/lan-dau", "ma", token).statusCode()).isEqualTo(302);
        assertThat(browser.get("/nhat-ky").statusCode()).isEqualTo(200);
        var other = rig.browserAtDoor();
        assertThat(other.post("/dang-nhap/lan-dau", "ma", token).statusCode()).isEqualTo(422);
    }

    @Test
    void whereToGoAfterwardsIsAlwaysAPlaceOfOurs() {
        assertThat(SignInPages.back("//example.org")).isEqualTo("/");
        assertThat(SignInPages.back("https://example.org")).isEqualTo("/");
        assertThat(SignInPages.back("/\\example.org")).isEqualTo("/");
        assertThat(SignInPages.back("/chi-dao/12?tu=50")).isEqualTo("/chi-dao/12?tu=50");
    }

    @Test
    void theDemoOffersSampleOfficials() {
        assertThat(browser.get("/dang-nhap").body()).contains("Bản trình diễn", "Chủ tịch UBND xã");
        String id = rig.person("0900000003").toString();
        assertThat(browser.post("/dang-nhap/mau", "nguoi", id).statusCode()).isEqualTo(302);
        assertThat(browser.get("/").body()).contains("Chờ tôi duyệt");
    }

    @Test
    void aSampleIsOneOfTheListAndNobodyElse() {
        String resident = rig.person(RESIDENT).toString();
        assertThat(browser.post("/dang-nhap/mau", "nguoi", resident).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> tryCode(String code) {
        return browser.post("/dang-nhap/ma", "ma", code, "so", DRAFTER);
    }

    /** The page without what differs between any two visits. */
    private static String shape(HttpResponse<String> page) {
        return page.statusCode()
                + page.body().replaceAll("value=\"[^\"]*\"", "value").replaceAll("•••• ••• \\d{3}", "phone");
    }
}
