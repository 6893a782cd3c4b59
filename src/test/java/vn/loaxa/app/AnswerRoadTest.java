package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.testing.MovableClock;

/** The whole road of an answer: written in the console, pressed and typed on phones, tallied on the board, told to the leader. */
class AnswerRoadTest {
    private static final String ONE = "8100000000000114";
    private static final String TWO = "8100000000000116";
    private static final String LEADER = "8100000000000024";
    private static final String HEAD = "8100000000000010";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
    private static final Pattern FORM = Pattern.compile("name=\"phieu\" value=\"([\\w-]+)\"");

    @TempDir
    static Path folder;

    private static Demo demo;
    private static HttpClient official;

    @BeforeAll
    static void start() {
        demo = TestDemo.start(folder, MovableClock.at("2026-09-27T07:00:00Z"));
        official = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String door = get("/dang-nhap");
        String person = find(
                Pattern.compile("name=\"nguoi\" value=\"(\\d+)\">Vào<span class=\"sr\"> với vai Công chức Văn phòng"),
                door);
        post("/dang-nhap/mau", "csrf", find(CSRF, door), "nguoi", person);
        for (String phone : List.of(ONE, TWO, LEADER, HEAD)) {
            demo.simulator.say(phone, "menu");
            hears(phone, "");
        }
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void aChoiceIsPressedChangedInWordsAndCallsForHelp() {
        int number = publish("Bão vào, sơ tán ngay.", "1 = Nhà tôi đã an toàn\n2 = Cần xe/thuyền (báo ngay)");
        Message notice = hears(ONE, "Trả lời: 1 = Nhà tôi đã an toàn   2 = Cần xe/thuyền");
        hears(TWO, "Bão vào");
        assertThat(notice.draft().choices())
                .extracting(Message.Choice::title)
                .containsExactly("Nhà tôi đã an toàn", "Cần xe/thuyền");

        demo.simulator.tap(ONE, notice.id(), 0);
        hears(ONE, "trả lời thông báo " + number + ": Nhà tôi đã an toàn");
        demo.simulator.say(TWO, "can thuyen");
        hears(TWO, "Máy đã nhắn ngay người phụ trách");
        hears(LEADER, "Hội viên 03 thôn 2 (Thôn 2) trả lời thông báo " + number);
        hears(HEAD, "Cần xe/thuyền. Mời đồng chí liên hệ ngay");

        String board = get("/chi-dao/" + number);
        assertThat(board).contains("Cần giúp: 1 người", "Hội viên 03 thôn 2", "data-label=\"2. Cần xe/thuyền\">1<");
        demo.simulator.say(TWO, "an toàn");
        hears(TWO, "trả lời thông báo " + number + ": Nhà tôi đã an toàn");
        assertThat(get("/chi-dao/" + number + "/so-lieu"))
                .contains("data-label=\"1. Nhà tôi đã an toàn\">2<", "data-label=\"2. Cần xe/thuyền\">0<")
                .doesNotContain("Cần giúp: 1");
    }

    @Test
    void countsAreTypedSummedAndAnsweredForANeighbour() {
        int number = publish("Tiêm phòng dại chó, mèo.", "số chó, số mèo\n0 = không nuôi");
        hears(ONE, "Tiêm phòng dại");
        demo.simulator.say(ONE, "2 1 " + number);
        hears(ONE, "số chó: 2, số mèo: 1");
        demo.simulator.say(LEADER, "trả lời thay Hội viên 03 thôn 2 " + number + ": 3 chó");
        hears(LEADER, "Đã ghi trả lời thay Hội viên 03 thôn 2");
        assertThat(get("/chi-dao/" + number))
                .contains("data-label=\"Số chó\">5<", "data-label=\"Số mèo\">1<", "1 câu do người khác báo thay");
    }

    private static int publish(String text, String answers) {
        String page = get("/chi-dao/soan");
        HttpResponse<String> sent = post(
                "/chi-dao/soan",
                "csrf",
                find(CSRF, page),
                "phieu",
                find(FORM, page),
                "tin",
                text,
                "tra-loi",
                answers,
                "hoi",
                "HND-T2",
                "gui",
                "1");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        return Integer.parseInt(
                sent.headers().firstValue("Location").orElseThrow().replaceAll("\\D", ""));
    }

    /** The newest message of the OA with these words. */
    private static Message hears(String user, String words) {
        await(words).atMost(PATIENCE).until(() -> heard(user, words) != null);
        return Objects.requireNonNull(heard(user, words));
    }

    private static @Nullable Message heard(String user, String words) {
        List<Message> all = demo.simulator.screen(user).stream()
                .filter(message -> message.fromOa() && message.text().contains(words))
                .toList();
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private static String get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html"))
                .body();
    }

    private static HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return official.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("The console did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + demo.application.web.port() + path);
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }
}
