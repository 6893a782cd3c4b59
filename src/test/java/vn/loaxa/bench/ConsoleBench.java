package vn.loaxa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.db.Database;
import vn.loaxa.outbox.Outbox;

/**
 * Every page of the console as every role, in a commune with ten thousand people and two hundred directives: how heavy it is and
 * how long until its first byte comes; and the same while a broadcast to fifty thousand runs.
 */
@Tag("bench")
class ConsoleBench {
    private static final int BROADCAST = 50_000;
    private static final int RATE_PER_MINUTE = 4_000;
    private static final int ROUNDS = 5;
    private static final int SHOWN = 10;
    private static final int HEAVIEST = 300 * 1024;
    private static final List<String> HEAP = List.of("-Xmx256m");

    @TempDir
    Path folder;

    /** One page of one role, measured. */
    private record Page(String role, String path, String kind, int bytes, double median, double worst) {}

    @Test
    void weightAndTimeToFirstByteOfEveryPage() {
        BenchCommune commune = LargeCommune.in(folder);
        Map<String, String> cookies = LargeCommune.sessions(commune);
        int port = JavaProcess.freePort();
        try (ZaloStub zalo = new ZaloStub(20, 0)) {
            String[] arguments =
                    commune.serve(port, zalo.url().toString(), RATE_PER_MINUTE).toArray(String[]::new);
            List<Page> quiet;
            try (JavaProcess server = JavaProcess.start(folder, HEAP, "vn.loaxa.app.Main", arguments)) {
                server.awaitOk(port, "/ready");
                quiet = measure(port, cookies);
            }
            print("Console, nothing else to do", quiet);
            try (Database database = commune.open()) {
                commune.enqueueBulk(database, new Outbox(Clock.systemUTC()), "broadcast", BROADCAST);
            }
            zalo.forget();
            try (JavaProcess server = JavaProcess.start(folder, HEAP, "vn.loaxa.app.Main", arguments)) {
                server.awaitOk(port, "/ready");
                print("Console, while a broadcast to 50,000 runs", measure(port, cookies));
                assertThat(zalo.delivered()).isBetween(1, BROADCAST - 1);
            }
            assertThat(quiet)
                    .filteredOn(page -> page.bytes() > HEAVIEST)
                    .as("heavier than 300 KB")
                    .isEmpty();
        }
    }

    private static List<Page> measure(int port, Map<String, String> cookies) {
        var crawl = new ConsoleCrawl(port);
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        // The crawl is the warm-up: a server runs for weeks.
        cookies.forEach((role, cookie) -> found.put(role, crawl.pages(cookie)));
        List<Page> pages = new ArrayList<>();
        found.forEach((role, paths) -> paths.forEach((path, kind) -> {
            long[] waits = new long[ROUNDS];
            int bytes = 0;
            for (int round = 0; round < ROUNDS; round++) {
                ConsoleCrawl.Answer answer = crawl.get(path, cookies.getOrDefault(role, ""));
                waits[round] = answer.nanos();
                bytes = answer.body().isEmpty() ? 0 : answer.bytes();
            }
            pages.add(new Page(role, path, kind, bytes, Table.millis(waits, 0.5), Table.millis(waits, 0.99)));
        }));
        return pages;
    }

    /** The worst of each kind, so that ten lines are ten pages. */
    private static void print(String title, List<Page> pages) {
        var table = new Table(title + ": " + pages.size() + " pages of "
                + pages.stream().map(Page::role).distinct().count() + " roles");
        Map<String, Page> heavy = worst(pages, Comparator.comparingInt(Page::bytes));
        Map<String, Page> slow = worst(pages, Comparator.comparingDouble(Page::median));
        heavy.values().stream()
                .sorted(Comparator.comparingInt(Page::bytes).reversed())
                .limit(SHOWN)
                .forEach(page -> table.line(
                        page.role() + " " + page.path(), "%d KB with css and js (goal 300)", page.bytes() / 1024));
        slow.values().stream()
                .sorted(Comparator.comparingDouble(Page::median).reversed())
                .limit(SHOWN)
                .forEach(page -> table.line(
                        page.role() + " " + page.path(),
                        "first byte median %.0f ms, longest of %d %.0f ms (goal 200)",
                        page.median(),
                        ROUNDS,
                        page.worst()));
        table.print();
    }

    private static Map<String, Page> worst(List<Page> pages, Comparator<Page> by) {
        Map<String, Page> worst = new LinkedHashMap<>();
        pages.forEach(
                page -> worst.merge(page.kind(), page, (one, other) -> by.compare(one, other) >= 0 ? one : other));
        return worst;
    }
}
