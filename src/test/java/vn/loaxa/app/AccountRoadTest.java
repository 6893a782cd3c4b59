package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.simulator.world.Faults.Fault;
import vn.loaxa.simulator.world.Faults.Kind;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.SignedWebhook;

/** An administrator's road with the Official Account: server, offline Zalo and a browser without eyes, over HTTP. */
class AccountRoadTest {
    private static final String RESIDENT = "8100000000000072";
    /** Another one: whose messages Zalo refuses is not written to any more. */
    private static final String REFUSING = "8100000000000073";

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
    private static final Pattern CONSENT = Pattern.compile("href=\"(http://localhost:\\d+/v4/oa/permission[^\"]+)\"");
    private static final Pattern ACCEPT = Pattern.compile("main-act\" href=\"([^\"]+)\"");

    @TempDir
    static Path folder;

    private static final MovableClock clock = MovableClock.at("2026-11-26T02:00:00Z");
    private static Demo demo;
    private static HttpClient administrator;
    private static String csrf = "";

    @BeforeAll
    static void start() {
        demo = TestDemo.start(folder, clock);
        administrator = browser();
        csrf = enter(administrator, "Quản trị hệ thống");
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void calm() {
        demo.simulator.faults().clearAll();
    }

    @Test
    void aBrokenChainIsMendedByClickingThroughTheConsentPage() {
        demo.simulator.world().locked(() -> {
            demo.simulator.world().tokens().forgetAccess();
            demo.simulator.world().tokens().forgetRefresh();
        });
        // So many that the sending pauses by itself.
        List<String> residents = demo.simulator.phones().stream()
                .filter(phone -> phone.name().startsWith("Hội viên 2-"))
                .map(Phone::userId)
                .limit(8)
                .toList();
        residents.forEach(resident -> demo.simulator.say(resident, "menu"));
        until(() -> get("/").body().contains("Zalo không còn nhận khóa truy cập"));
        until(() -> waiting() == 0 && !demo.application.dispatcher.pauses().isEmpty());
        assertThat(get("/").body()).contains("href=\"/tai-khoan\"").contains("-14014");
        assertThat(get("/tai-khoan").body()).contains("Đã mất kết nối").contains("Kết nối lại OA");

        HttpResponse<String> back = go(accept(consentAddress()));
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location")).hasValue("/tai-khoan?xong=ket-noi");
        assertThat(get("/tai-khoan?xong=ket-noi").body())
                .contains("Đã kết nối OA")
                .contains("Đang hoạt động");
        assertThat(get("/").body()).doesNotContain("Zalo không còn nhận khóa truy cập");
        // What waited for a person goes out at once, and not half an hour later.
        until(() -> residents.stream()
                .allMatch(resident -> demo.simulator.screen(resident).size() == 2));
        assertThat(get("/nhat-ky").body()).contains("Xin kết nối OA").contains("Kết nối OA");
    }

    @Test
    void aConsentWorksOnceAndRefusalsSayWhatToDo() {
        String accept = accept(consentAddress());
        assertThat(go(accept).statusCode()).isEqualTo(302);
        assertThat(go(accept)).satisfies(page -> {
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("chỉ dùng một lần");
        });
        String refuse = accept(consentAddress()).replaceAll("code=[^&]+&oa_id=7001", "error=access_denied");
        assertThat(go(refuse).body()).contains("Chưa được cấp quyền").contains("access_denied");
        String other = accept(consentAddress()).replace("oa_id=7001", "oa_id=7002");
        assertThat(go(other).body()).contains("Nhầm Official Account").contains("7002");
        String late = accept(consentAddress());
        demo.simulator.advance(Duration.ofMinutes(31));
        assertThat(go(late).body()).contains("Đã quá thời gian cấp quyền");
    }

    @Test
    void aStrangerGetsNothingFromTheCallback() {
        HttpClient stranger = browser();
        for (String query : new String[] {
            "",
            "?code=x",
            "?code=x&state=" + "a".repeat(43),
            "?state=%3Cscript%3E&error=%3Cscript%3Ealert(1)%3C/script%3E"
        }) {
            HttpResponse<String> page = send(stranger, HttpRequest.newBuilder(at("/oauth/zalo" + query)));
            assertThat(page.statusCode()).as(query).isEqualTo(400);
            assertThat(page.body()).as(query).doesNotContain("<script>alert").contains("Chưa kết nối");
        }
    }

    @Test
    void theConsentLinkMayBeOpenedOnAnotherMachine() {
        HttpResponse<String> page = send(browser(), HttpRequest.newBuilder(URI.create(accept(consentAddress()))));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Đã kết nối OA").doesNotContain("Về trang Tài khoản");
    }

    @Test
    void onlyAdministratorsSeeTheAccount() {
        HttpClient official = browser();
        String token = enter(official, "Công chức Văn phòng");
        for (String path : new String[] {"/tai-khoan", "/tai-khoan/zalo", "/tai-khoan/quy-dinh", "/tai-khoan/tin-di"}) {
            assertThat(send(official, HttpRequest.newBuilder(at(path))).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(send(browser(), HttpRequest.newBuilder(at(path))).statusCode())
                    .as(path)
                    .isEqualTo(302);
        }
        assertThat(send(official, form("/tai-khoan/ket-noi", "csrf=" + token)).statusCode())
                .isEqualTo(403);
        assertThat(send(administrator, form("/tai-khoan/ket-noi", "csrf=wrong")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAccountThatRemovesTheAppIsNoticedAndAnOldWordOfItUndoesNothing() {
        send(
                administrator,
                HttpRequest.newBuilder(URI.create(demo.simulator.url() + "/simulator/webhook/revoke"))
                        .POST(BodyPublishers.noBody()));
        until(() -> get("/tai-khoan").body().contains("OA đã gỡ ứng dụng"));
        assertThat(get("/").body()).contains("đã gỡ quyền của ứng dụng");
        demo.simulator.advance(Duration.ofMinutes(1));
        assertThat(go(accept(consentAddress())).statusCode()).isEqualTo(302);
        assertThat(get("/tai-khoan").body()).contains("Đang hoạt động");

        tell("permission_revoked", demo.simulator.clock().millis() - 30_000);
        tell("follow_nobody", demo.simulator.clock().millis()); // handled after it
        until(() -> waiting() == 0);
        assertThat(get("/tai-khoan").body()).contains("Đang hoạt động");
        tell("permission_revoked", demo.simulator.clock().millis());
        until(() -> get("/tai-khoan").body().contains("OA đã gỡ ứng dụng"));
        assertThat(go(accept(consentAddress())).statusCode()).isEqualTo(302);
    }

    private static long sending(String user) {
        return demo.application.database.read(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM outbox_message WHERE recipient = :user AND state IN ('PENDING', 'SENDING')")
                .bind("user", "user:" + user)
                .mapTo(Long.class)
                .one());
    }

    private static long waiting() {
        return demo.application.database.read(demo.application.inbox::waiting);
    }

    private static void tell(String event, long at) {
        String body = "{\"app_id\":\"9001\",\"oa_id\":\"7001\",\"event_name\":\"" + event + "\",\"timestamp\":\"" + at
                + "\"}";
        send(
                browser(),
                HttpRequest.newBuilder(at("/webhook/zalo"))
                        .header("X-ZEvent-Signature", SignedWebhook.sign("9001", body, at, "demo-oa-secret"))
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aBodyIsMergedInTheConsoleAndThePhoneStillFindsItByItsOldName() {
        String plan = get("/to-chuc/sap-nhap?tu=LHPN-T5&vao=LHPN-T4").body();
        assertThat(plan).contains("Chi hội trưởng Phụ nữ thôn 5: trưởng của Chi hội Phụ nữ thôn 5, từ nay là phó");
        Matcher read = Pattern.compile("name=\"ban\" value=\"([^\"]+)\"").matcher(plan);
        assertThat(read.find()).isTrue();
        String[] form = {"tu", "LHPN-T5", "vao", "LHPN-T4", "ban", read.group(1), "dong-y", "đồng ý"};
        assertThat(post("/to-chuc/sap-nhap", form).body())
                .contains("Đã sáp nhập: Chi hội Phụ nữ thôn 5 nay là Chi hội Phụ nữ thôn 4");
        assertThat(post("/to-chuc/doi-ten", "gi", "thon:T3", "ten-moi", "Tổ dân phố Đông Mẫu 3")
                        .body())
                .contains("Đã đổi tên");
        String leader = "8100000000000035";
        demo.simulator.say(leader, "thanh vien chi hoi phu nu thon 5");
        until(() -> heard(leader, "“Chi hội Phụ nữ thôn 5” nay là Chi hội Phụ nữ thôn 4.\n\nChi hội Phụ nữ thôn 4: "));
        demo.simulator.say(leader, "gửi PN thôn 5: họp lúc 19h30 tối mai");
        // Waited for to the end: a fault of the next test must not meet an answer of this one.
        until(() -> heard(leader, "nay là Chi hội Phụ nữ thôn 4.\n\n", "họp lúc 19h30 tối mai"));
    }

    private static boolean heard(String user, String... words) {
        return demo.simulator.screen(user).stream()
                .filter(message -> message.fromOa())
                .anyMatch(
                        message -> Arrays.stream(words).allMatch(message.draft().text()::contains));
    }

    @Test
    void theDomainProofIsKeptAndServed() throws IOException {
        assertThat(post("/tai-khoan/ten-mien", "ma", "../../x").body()).contains("Mã xác thực chỉ gồm");
        assertThat(post("/tai-khoan/ten-mien", "ma", "").statusCode()).isEqualTo(400);
        assertThat(post("/tai-khoan/ten-mien", "ma", "zalo_verifierGz1-aB_9.html")
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> served = send(browser(), HttpRequest.newBuilder(at("/zalo_verifierGz1-aB_9.html")));
        assertThat(served.body()).contains("content=\"Gz1-aB_9\"");
        assertThat(served.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(get("/tai-khoan").body()).contains("zalo_verifierGz1-aB_9.html");
        assertThat(upload("zalo_verifierK7.html", "<html><!-- K7 --></html>").statusCode())
                .isEqualTo(302);
        assertThat(Files.readString(folder.resolve("zalo_verifierK7.html"))).isEqualTo("<html><!-- K7 --></html>");
        assertThat(upload("zalo_verifierK8.html", "K8 <script>x</script>").statusCode())
                .isEqualTo(400);
        assertThat(upload("virus.exe", "K7").body()).contains("không phải tệp xác thực");
    }

    @Test
    void theTestEventGoesThroughOurOwnWebhookAndForgeriesAreCounted() {
        assertThat(post("/tai-khoan/webhook").body()).contains("Đường sự kiện thông");
        String forged = "{\"app_id\":\"9001\",\"oa_id\":\"7001\",\"event_name\":\"follow\",\"timestamp\":\"1\"}";
        send(browser(), HttpRequest.newBuilder(at("/webhook/zalo")).POST(BodyPublishers.ofString(forged)));
        assertThat(get("/tai-khoan").body()).contains("1 lần, gần nhất");
    }

    @Test
    void zaloTellsPackageQuotasAndPermissions() {
        assertThat(get("/tai-khoan/zalo").body())
                .contains("Toàn diện")
                .contains("Nhóm chat 100 người")
                .contains("Quản lý nhóm chat (GMF)");
        demo.simulator.faults().set(new Fault("x", Kind.ERROR, "/v3.0/oa/quota/group", -223, 0, -1));
        assertThat(get("/tai-khoan/zalo").body()).contains("OA chưa cấp quyền này cho ứng dụng (mã -223)");
    }

    @Test
    void aRuleIsChangedCheckedAndTakenBack() {
        assertThat(post("/tai-khoan/quy-dinh/windows.free", "giatri", "200h", "tu", "2026-11-26", "nguon", "A: thử")
                        .body())
                .contains("Nhắn được (trả phí) đến: hạn trả phí (168h) phải dài hơn hạn miễn phí")
                .doesNotContain(folder.toString());
        assertThat(post(
                                "/tai-khoan/quy-dinh/windows.free",
                                "giatri",
                                "36h",
                                "tu",
                                "2026-11-26",
                                "nguon",
                                "A: \"Zalo\" báo, mục 3: {x}")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("/tai-khoan/quy-dinh").body()).contains("36 giờ").contains("gốc: 48 giờ");
        assertThat(post("/tai-khoan/quy-dinh/windows.free/bo").statusCode()).isEqualTo(302);
        assertThat(get("/tai-khoan/quy-dinh").body()).doesNotContain("gốc: 48 giờ");
        assertThat(get("/nhat-ky").body()).contains("windows.free");
        assertThat(get("/tai-khoan/quy-dinh/khong.co").statusCode()).isEqualTo(404);
    }

    @Test
    void aPriceThatIsChangedStandsInTheNextPlanWithoutARestart() {
        demo.simulator.say(RESIDENT, "menu");
        until(() -> demo.simulator.isIdle() && waiting() == 0);
        change("windows.free", "1s");
        clock.advance(Duration.ofSeconds(2));
        int before = cost();
        assertThat(before).isPositive();
        change("prices.consultation", "77");
        assertThat(cost()).isEqualTo(before / 55 * 77);
        post("/tai-khoan/quy-dinh/prices.consultation/bo");
        assertThat(cost()).isEqualTo(before);
        post("/tai-khoan/quy-dinh/windows.free/bo");
    }

    @Test
    void theHomePageSaysHowManyMessagesThePackageHasLeft() {
        until(() -> get("/").body().contains("Tin tư vấn của gói còn"));
        assertThat(get("/").body()).containsPattern("\\d trên [0-9.]+ tin").contains("Gói dịch vụ OA");
    }

    private static void change(String rule, String value) {
        assertThat(post("/tai-khoan/quy-dinh/" + rule, "giatri", value, "tu", "2026-11-26", "nguon", "A: thử")
                        .statusCode())
                .isEqualTo(302);
    }

    /** What a notice to everybody would cost now, in đồng. */
    private static int cost() {
        var directives = demo.application.directives;
        return demo.application.database.read(handle -> {
            var commune = demo.application.directory.communes(handle).get(0).id();
            var author =
                    demo.application.directory.roles(handle, commune).get(0).person();
            var draft = new DirectiveDraft(
                    author,
                    "",
                    "Họp",
                    "19h30 tối mai họp.",
                    Urgency.NORMAL,
                    Audience.of(new Audience.Part.Everyone()),
                    null,
                    null);
            return directives.plan(handle, commune, draft).dong();
        });
    }

    @Test
    void theSendLogTellsWhomAndWhyAndNeverWhat() {
        String person = demo.simulator.phones().stream()
                .filter(phone -> phone.userId().equals(REFUSING))
                .findFirst()
                .orElseThrow()
                .name();
        demo.simulator.faults().set(new Fault("x", Kind.ERROR, "/v3.0/oa/message/cs", -244, 0, -1));
        demo.simulator.say(REFUSING, "trợ giúp");
        until(() -> get("/tai-khoan/tin-di?tt=loi").body().contains("không nhận loại tin này"));
        String page = get("/tai-khoan/tin-di?tt=loi").body();
        assertThat(page).contains(person).contains("(mã -244)").contains("Trả lời tin nhắn");
        assertThat(page).doesNotContain("thông báo 12").doesNotContain("xin vào");
        assertThat(get("/tai-khoan/tin-di?tt=chua-ro").body()).contains("Không có tin nào");
        assertThat(post("/tai-khoan/tin-di/999999/gui-lai").statusCode()).isEqualTo(404);
    }

    @Test
    void whatNobodyCanSettleIsSentAgainByAPersonsWord() {
        int quiet = demo.simulator.screen(RESIDENT).size();
        demo.simulator.say(RESIDENT, "menu");
        until(() -> demo.simulator.screen(RESIDENT).size() == quiet + 2);
        // The answer is recorded, and its echo has come: later it would prove the row that is made doubtful here.
        until(() -> demo.simulator.isIdle() && waiting() == 0 && sending(RESIDENT) == 0);
        demo.application.database.write(
                handle -> handle.execute("UPDATE outbox_message SET state = 'UNSETTLED', message_id = NULL"
                        + " WHERE id = (SELECT MAX(id) FROM outbox_message WHERE recipient = 'user:" + RESIDENT
                        + "' AND state = 'SENT')"));
        int before = demo.simulator.screen(RESIDENT).size();
        String again = find(
                Pattern.compile("action=\"(/tai-khoan/tin-di/\\d+/gui-lai)\""),
                get("/tai-khoan/tin-di?tt=chua-ro").body());
        assertThat(post(again).headers().firstValue("Location").orElse("")).endsWith("gui-lai");
        until(() -> demo.simulator.screen(RESIDENT).size() == before + 1);
        assertThat(post(again).headers().firstValue("Location").orElse("")).endsWith("da-ro");
        assertThat(get("/nhat-ky").body()).contains("Gửi lại tin chưa rõ đã tới");
    }

    /** The link on the page that "Kết nối OA" leads to. */
    @Test
    void aChatIsMadeFilledAndFollowed() {
        String page = "/hoi-vien/HND-T2";
        String form = get(page + "/nhom-chat").body();
        String asset = find(Pattern.compile("name=\"goi\" value=\"([^\"]+)\""), form);
        String keeper = find(Pattern.compile("name=\"giu\" value=\"([^\"]+)\""), form);
        demo.simulator.faults().set(new Fault("lost", Kind.LOST_ANSWER, "group/invite", 0, 0, 1));
        post(page + "/nhom-chat", "ten", "Nhóm thôn 2", "goi", asset, "giu", keeper, "moi", "on");
        until(() -> {
            clock.advance(Duration.ofSeconds(1)); // the outbox waits before it repeats what gave no answer
            return get(page).body().contains("Lần mời gần nhất đã xong");
        });
        Group made = group("Nhóm thôn 2");
        assertThat(made.members()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        until(() ->
                get(page).body().contains("<dt><span class=\"st\" data-st=\"waiting\">Chưa vào nhóm</span></dt><dd>0"));

        var groups = demo.simulator.world().groups();
        String gone = made.members().get(3);
        demo.simulator.world().locked(() -> groups.leave(made.groupId(), gone));
        until(() -> get(page).body().contains("máy không tự mời lại"));
        demo.simulator.world().locked(() -> groups.delete(made.groupId()));
        until(() -> get(page).body().contains("Chưa có nhóm chat"));
        assertThat(get("/").body()).contains("đã bị giải tán", "href=\"/hoi-vien\"");
    }

    @Test
    void whatConcernsOnePersonIsNotSaidInTheirGroup() {
        Group chat = group("Nhóm Nông dân thôn 3");
        for (String asked : List.of("thành viên chi hội nông dân thôn 3", "dữ liệu của tôi", "ai chưa nhận")) {
            int heard = demo.simulator.screen(DemoScene.LEADER).size();
            demo.simulator.sayInGroup(chat.groupId(), DemoScene.LEADER, "xã ơi " + asked);
            until(() -> demo.simulator.screen(DemoScene.LEADER).size() > heard);
        }
        demo.simulator.sayInGroup(chat.groupId(), DemoScene.LEADER, "xã ơi đăng ký khai sinh cần gì");
        until(() -> demo.simulator.groupScreen(chat.groupId()).stream().anyMatch(Message::fromOa));
        assertThat(demo.simulator.groupScreen(chat.groupId()).stream().filter(Message::fromOa))
                .as("only what anybody may hear")
                .singleElement()
                .satisfies(said -> assertThat(said.toString()).contains("giấy chứng sinh"));
    }

    private static Group group(String name) {
        return demo.simulator.groups().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String consentAddress() {
        return find(CONSENT, post("/tai-khoan/ket-noi").body());
    }

    /** Opens Zalo's page, as the browser would, and gives where "Cấp quyền" leads. */
    private static String accept(String consent) {
        return find(ACCEPT, go(consent).body());
    }

    private static String find(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static String enter(HttpClient client, String title) {
        String door = send(client, HttpRequest.newBuilder(at("/dang-nhap"))).body();
        String person =
                find(Pattern.compile("name=\"nguoi\" value=\"(\\d+)\">Vào<span class=\"sr\"> với vai " + title), door);
        send(client, form("/dang-nhap/mau", "csrf=" + find(CSRF, door) + "&nguoi=" + person));
        return find(CSRF, send(client, HttpRequest.newBuilder(at("/"))).body());
    }

    private static HttpResponse<String> get(String path) {
        return send(administrator, HttpRequest.newBuilder(at(path)).header("Accept", "text/html"));
    }

    private static HttpResponse<String> go(String address) {
        return send(administrator, HttpRequest.newBuilder(URI.create(address)));
    }

    private static HttpResponse<String> post(String path, String... fields) {
        StringBuilder body = new StringBuilder("csrf=" + csrf);
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(administrator, form(path, body.toString()));
    }

    private static HttpResponse<String> upload(String name, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"" + name
                + "\"\r\nContent-Type: text/html\r\n\r\n" + content + "\r\n--b--\r\n";
        return send(
                administrator,
                HttpRequest.newBuilder(at("/tai-khoan/ten-mien"))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder form(String path, String body) {
        return HttpRequest.newBuilder(at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + demo.application.web.port() + path);
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The server works on its own threads. */
    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
