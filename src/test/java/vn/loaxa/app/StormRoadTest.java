package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.testing.MovableClock;

/** A storm over the sample commune: twice-told and disordered events, a low rate, phones out of the net; each house is answered once. */
class StormRoadTest {
    private static final int PEOPLE = 250;

    @TempDir
    Path folder;

    @Test
    void everyHouseIsAnsweredOnce() throws IOException, InterruptedException {
        try (Demo demo = TestDemo.start(folder, MovableClock.at("2026-09-27T07:00:00Z"))) {
            post(demo, "/simulator/storm", "people=" + PEOPLE);
            long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (!page(demo).contains("mọi người đã được đáp")) {
                assertThat(System.nanoTime()).as(page(demo)).isLessThan(end);
                demo.simulator.advance(Duration.ofSeconds(2));
                LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
            }
            settle(demo);
            List<Phone> safe = demo.simulator.phones().stream()
                    .filter(phone -> said(demo, phone).equals(List.of("nhà tôi an toàn")))
                    .toList();
            assertThat(safe).hasSize(PEOPLE * 6 / 10);
            assertThat(safe).allSatisfy(phone -> assertThat(demo.simulator.screen(phone.userId()))
                    .filteredOn(Message::fromOa)
                    .as(phone.name())
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.text())
                            .containsAnyOf("an toàn", "Nhà bác ở"))); // who stands in no village's list is asked for it
        }
    }

    /** The last answers, and whatever would come twice, have come. */
    private static void settle(Demo demo) {
        for (int i = 0; i < 30; i++) {
            demo.simulator.advance(Duration.ofSeconds(10));
            LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
        }
    }

    private static List<String> said(Demo demo, Phone phone) {
        return demo.simulator.screen(phone.userId()).stream()
                .filter(message -> !message.fromOa())
                .map(Message::text)
                .toList();
    }

    private static String page(Demo demo) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(demo.simulator.url() + "/simulator/page/scenario")));
    }

    private static void post(Demo demo, String path, String form) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(demo.simulator.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
