package vn.loaxa.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events from webhook to reply at Zalo: acknowledgements and questions of a thousand people, on the whole server. */
@Tag("bench")
class ConversationBench {
    private static final int PEOPLE = 1_000;
    private static final List<String> QUESTIONS = List.of(
            "lam giay khai sinh can gi",
            "Đăng ký kết hôn cần gì?",
            "Đăng ký tạm trú thế nào?",
            "chung thuc ban sao het bao nhieu");

    @TempDir
    Path folder;

    @Test
    void handledEndToEnd() {
        BenchCommune commune = BenchCommune.in(folder, PEOPLE);
        int published = commune.publish();
        var table = new Table("Conversation: webhook, inbox, answer, outbox, stub; 1,000 people at once");
        try (ZaloStub zalo = new ZaloStub(0, 0)) {
            int port = JavaProcess.freePort();
            try (JavaProcess server = JavaProcess.start(
                    folder,
                    List.of("-Xmx256m"),
                    "vn.loaxa.app.Main",
                    commune.serve(port, zalo.url().toString(), 1_000_000).toArray(String[]::new))) {
                server.awaitOk(port, "/ready");
                await().atMost(Duration.ofMinutes(1)).until(() -> zalo.delivered() == published);
                for (int round = 1; round <= 3; round++) {
                    round(table, zalo, server, port, "ack" + round, "đã nhận");
                    round(table, zalo, server, port, "faq" + round, "");
                }
                table.line("resident memory at the end (goal 384 MB)", "%d MB", server.residentMegabytes());
            }
        }
        table.print();
    }

    /** @param text what everybody says; empty: a question, each another */
    private static void round(Table table, ZaloStub zalo, JavaProcess server, int port, String run, String text) {
        zalo.forget();
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            events.add(BenchCommune.says(i, run, text.isEmpty() ? QUESTIONS.get(i % QUESTIONS.size()) : text));
        }
        double cpu = server.cpuMillis();
        long start = System.nanoTime();
        Load.Result load = Load.asFastAsPossible(port, events);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> zalo.recipients() == PEOPLE);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(load.good()).isEqualTo(PEOPLE);
        table.line(
                run + ": stored, answered at the stub, processor",
                "%,6.0f /s  %,6.0f /s  %.2f ms each",
                load.perSecond(),
                PEOPLE / seconds,
                (server.cpuMillis() - cpu) / PEOPLE);
    }
}
