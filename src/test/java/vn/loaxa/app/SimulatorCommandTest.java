package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.loaxa.simulator.SampleScene;
import vn.loaxa.simulator.Simulator;
import vn.loaxa.simulator.SimulatorSettings;

class SimulatorCommandTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** A curl command line, as far as ours go: -X, -H, -d, -s. */
    private record Curl(String method, String address, List<String> headers, List<String> data) {
        static Curl of(String line) {
            List<String> words = new ArrayList<>();
            for (Matcher m = WORD.matcher(line); m.find(); ) {
                words.add(m.group(1) == null ? m.group(2) : m.group(1));
            }
            String method = "POST"; // as soon as there are data
            String address = "";
            List<String> headers = new ArrayList<>();
            List<String> data = new ArrayList<>();
            for (int i = 1; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "-s" -> {}
                    case "-X" -> method = words.get(++i);
                    case "-H" -> headers.add(words.get(++i));
                    case "-d" -> data.add(words.get(++i));
                    default -> address = words.get(i);
                }
            }
            return new Curl(method, address, headers, data);
        }

        JsonNode runAt(int port) throws Exception {
            String there = address.startsWith("http") ? address : "http://" + address;
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(there.replace(":7071", ":" + port)));
            headers.forEach(header -> request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]));
            if (headers.stream().noneMatch(h -> h.startsWith("Content-Type"))) {
                request.header("Content-Type", "application/x-www-form-urlencoded");
            }
            request.method(method, BodyPublishers.ofString(String.join("&", data)));
            return new ObjectMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(request.build(), BodyHandlers.ofString())
                            .body());
        }
    }

    @Test
    void helpNamesEveryIdTokenAndSecret() {
        Ran ran = Ran.of("simulator", "--help");
        assertThat(ran.code()).isZero();
        SimulatorSettings settings = SimulatorSettings.defaults();
        assertThat(ran.out())
                .contains(
                        settings.appId(),
                        settings.appSecret().reveal(),
                        settings.oaSecret().reveal())
                .contains(
                        settings.accessToken().reveal(), settings.refreshToken().reveal());
        SampleScene.of(Clock.systemUTC().instant()).phones().forEach(phone -> assertThat(ran.out())
                .contains(phone.userId()));
    }

    @Test
    void theExamplesOfReadmeAndHelpWork() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String help = Ran.of("simulator", "--help").out();
        List<String> examples = Stream.of(readme.replace("\\\n", " "), help)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.startsWith("curl ") && line.contains(":7071"))
                .toList();
        assertThat(examples).hasSize(4);
        Clock clock = Clock.systemUTC();
        try (Simulator simulator =
                Simulator.start(SimulatorSettings.defaults(), SampleScene.of(clock.instant()), clock)) {
            for (String example : examples) {
                JsonNode answer = Curl.of(example).runAt(simulator.port());
                assertThat(answer.path("error").asInt(0))
                        .as(example + " → " + answer)
                        .isZero();
                assertThat(answer.has("data") || answer.path("done").asBoolean())
                        .as(example)
                        .isTrue();
            }
            assertThat(simulator.screen(SampleScene.FOLLOWER))
                    .extracting(message -> message.text())
                    .containsExactly("Kính gửi bà con", "menu");
            assertThat(simulator.faults().all()).hasSize(1);
            assertThat(simulator.clock().instant()).isAfter(clock.instant().plusSeconds(7 * 86_400));
        }
    }
}
