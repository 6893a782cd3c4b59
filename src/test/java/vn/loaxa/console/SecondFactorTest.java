package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second factor is switched on for approvers and administrators. */
class SecondFactorTest {
    private static final String ADMINISTRATOR = "0900000001";
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final Pattern SECRET = Pattern.compile("khóa <span class=\"code\">([A-Z2-7 ]+)</span>");
    private static final Pattern RECOVERY = Pattern.compile("<li class=\"code\">([a-z0-9]{5}-[a-z0-9]{5})</li>");

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private Browser browser;
    private byte[] secret = new byte[0];
    private List<String> recovery = List.of();

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), true, true);
        browser = rig.browser();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anApproverDoesNothingBeforeSettingItUpAndADrafterIsFree() {
        assertThat(rig.signedIn(DRAFTER).get("/chi-dao").statusCode()).isEqualTo(200);
        browser.signIn(APPROVER);
        var refused = browser.get("/chi-dao");
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location")).hasValue("/phien");
        assertThat(browser.get("/phien").body()).contains("Cần bật lớp bảo vệ thứ hai");
        assertThat(browser.post("/chi-dao/1/duyet").headers().firstValue("Location"))
                .hasValue("/phien");
        enrol();
        assertThat(browser.get("/chi-dao").statusCode()).isEqualTo(200);
    }

    @Test
    void afterwardsTheZaloCodeAloneOpensNothing() {
        browser.signIn(APPROVER);
        enrol();
        browser.post("/dang-xuat");
        rig.clock.advance(Duration.ofSeconds(60));
        Browser half = half();
        assertThat(half.get("/chi-dao").statusCode()).isEqualTo(302);
        half.get(FactorPages.HOME);
        assertThat(enter(half, "000000").statusCode()).isEqualTo(422);
        assertThat(half.get("/chi-dao").statusCode()).isEqualTo(302);
        assertThat(enter(half, code()).headers().firstValue("Location")).hasValue("/chi-dao");
        assertThat(half.get("/chi-dao").statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeThatWasReadOverAShoulderIsWorthNothingASecondTime() {
        browser.signIn(APPROVER);
        enrol();
        rig.clock.advance(Duration.ofSeconds(60));
        Browser first = half();
        String code = code();
        assertThat(enter(first, code).statusCode()).isEqualTo(302);
        Browser second = half();
        assertThat(enter(second, code).statusCode()).isEqualTo(422);
    }

    @Test
    void fiveWrongCodesCloseTheDoorForAQuarterHourAlsoInANewSession() {
        browser.signIn(APPROVER);
        enrol();
        rig.clock.advance(Duration.ofMinutes(16));
        Browser half = half();
        for (int i = 0; i < 5; i++) {
            assertThat(enter(half, "000000").statusCode()).isEqualTo(422);
        }
        assertThat(enter(half, code()).statusCode()).isEqualTo(429);
        assertThat(enter(half(), code()).statusCode()).isEqualTo(429);
        rig.clock.advance(Duration.ofMinutes(16));
        assertThat(enter(half(), code()).statusCode()).isEqualTo(302);
    }

    @Test
    void aCodeOfThePaperOpensOnce() {
        browser.signIn(APPROVER);
        enrol();
        assertThat(recovery).hasSize(8).doesNotHaveDuplicates();
        String paper = recovery.get(3).toUpperCase(Locale.ROOT).replace("-", " ");
        assertThat(enter(half(), paper).statusCode()).isEqualTo(302);
        assertThat(enter(half(), paper).statusCode()).isEqualTo(422);
    }

    @Test
    void theSecretLiesSealedInTheDatabase() {
        browser.signIn(APPROVER);
        enrol();
        byte[] kept = rig.database.read(handle -> handle.createQuery("SELECT secret FROM console_factor")
                .mapTo(byte[].class)
                .one());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1))
                .doesNotContain(HexFormat.of().formatHex(secret));
    }

    @Test
    void anAdministratorHelpsWhoLostThePhoneAndNobodyElseMay() {
        browser.signIn(APPROVER);
        enrol();
        String approver = rig.person(APPROVER).toString();
        var drafter = rig.signedIn(DRAFTER);
        assertThat(drafter.post("/nguoi/" + approver + "/xac-thuc/tat").statusCode())
                .isEqualTo(403);
        var demo = rig.browserAtDoor();
        demo.post("/dang-nhap/mau", "nguoi", rig.person(ADMINISTRATOR).toString());
        demo.get("/nguoi/" + approver);
        assertThat(demo.post("/nguoi/" + approver + "/xac-thuc/tat").statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/chi-dao").statusCode()).as("old session").isEqualTo(302);
        rig.clock.advance(Duration.ofMinutes(16));
        browser.signIn(APPROVER);
        assertThat(browser.get("/chi-dao").headers().firstValue("Location")).hasValue("/phien");
    }

    @Test
    void theDemoStaysOneClick() {
        var demo = rig.browserAtDoor();
        demo.post("/dang-nhap/mau", "nguoi", rig.person(APPROVER).toString());
        assertThat(demo.get("/chi-dao").statusCode()).isEqualTo(200);
    }

    @Test
    void theSecretIsNotShownAgainOnceItIsOn() {
        browser.signIn(APPROVER);
        enrol();
        assertThat(browser.post("/phien/xac-thuc").statusCode()).isEqualTo(302);
        assertThat(browser.get("/phien").body()).doesNotContain("khóa <span");
        rig.sql("UPDATE console_factor SET last_step = 0", Map.of());
        assertThat(browser.post("/phien/xac-thuc/tat", "ma", code()).statusCode())
                .isEqualTo(302);
    }

    private void enrol() {
        browser.get("/phien");
        browser.post("/phien/xac-thuc");
        var shown = SECRET.matcher(browser.get("/phien").body());
        assertThat(shown.find()).isTrue();
        secret = decoded(shown.group(1).replace(" ", ""));
        assertThat(browser.post("/phien/xac-thuc/bat", "ma", "123").statusCode())
                .isEqualTo(422);
        var on = browser.post("/phien/xac-thuc/bat", "ma", code());
        assertThat(on.body()).contains("Mã dự phòng");
        recovery = RECOVERY.matcher(on.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** A browser in which the code from Zalo was entered. */
    private Browser half() {
        rig.sql("DELETE FROM console_attempt WHERE subject = :it", Map.of("it", Chance.hash("phone", "84900000003")));
        Browser half = rig.browserAtDoor();
        half.post("/dang-nhap", "so", APPROVER);
        var entered = half.post("/dang-nhap/ma", "ma", ConsoleRig.CODE, "so", APPROVER, "toi", "/chi-dao");
        assertThat(entered.headers().firstValue("Location").orElse("")).startsWith(FactorPages.HOME);
        half.get(FactorPages.HOME);
        return half;
    }

    private static HttpResponse<String> enter(Browser half, String code) {
        return half.post(FactorPages.HOME, "ma", code, "toi", "/chi-dao");
    }

    private String code() {
        return Totp.code(secret, Totp.step(rig.clock.instant()), 6);
    }

    /** What an authenticator app does with the text that is shown. */
    private static byte[] decoded(String base32) {
        var bits = new StringBuilder();
        for (char one : base32.toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(one);
            bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
        }
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
