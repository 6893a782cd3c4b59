package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.db.TestPostgres;
import vn.loaxa.directory.PersonId;

/** {@code move}: from SQLite to PostgreSQL with every row, and the server goes on there. */
class MoveTest {
    @TempDir
    private Path folder;

    private Installation small;
    private Installation large;
    private String to;

    @BeforeEach
    void fill() {
        small = Installation.sqlite(folder.resolve("data"));
        small.fill();
        to = TestPostgres.emptyDatabase();
        large = new Installation(
                small.data(),
                to,
                Map.of(
                        "zalo.api-url", "http://localhost:1",
                        "zalo.business-url", "http://localhost:1",
                        "zalo.oauth-url", "http://localhost:1"));
    }

    @AfterEach
    void drop() {
        TestPostgres.drop(to);
    }

    @Test
    void aBodyThatStandsUnderAYoungerOneIsMovedToo() {
        try (OfflineParts parts = OfflineParts.open(small.config())) {
            parts.database()
                    .write(handle -> handle.execute("UPDATE body SET parent_id = (SELECT MAX(id) FROM body)"
                            + " WHERE id = (SELECT MIN(id) FROM body WHERE parent_id IS NOT NULL)"));
        }
        Ran moved = small.run("move", "--to", to);
        assertThat(moved.code()).as(moved.err()).isZero();
        assertThat(large.bodies()).isEqualTo(small.bodies()).isPositive();
    }

    @Test
    void theServerGoesOnWithEveryRowAndNewKeys() throws Exception {
        String before = Sha256.of(small.data().resolve("loaxa.db"));
        Ran moved = small.run("move", "--to", to);
        assertThat(moved.code()).as(moved.err()).isZero();
        assertThat(moved.out())
                .contains("commune: 1 dòng ở nguồn, 1 dòng ở đích", "official_account: 1 dòng ở nguồn, 1 dòng ở đích")
                .containsPattern("body: [1-9]\\d+ dòng ở nguồn");
        assertThat(Sha256.of(small.data().resolve("loaxa.db"))).isEqualTo(before);
        assertThat(large.bodies()).isEqualTo(small.bodies()).isPositive();
        // New rows get keys behind the old ones.
        try (OfflineParts parts = OfflineParts.open(large.config())) {
            PersonId added = parts.database().write(handle -> parts.directory()
                    .addPerson(
                            handle, parts.directory().communes(handle).get(0).id(), "Người Mới", "0900000777", null));
            assertThat(added.value()).isGreaterThan(131);
        }
        assertThat(ready()).isEqualTo("ready");
    }

    private String ready() throws IOException, InterruptedException {
        try (Application application = Application.start(large.config(), Rules.open(), Clock.systemUTC(), false)) {
            URI ready = URI.create("http://localhost:" + application.web.port() + "/ready");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void aFilledTargetIsRefused() {
        assertThat(small.run("move", "--to", to).code()).isZero();
        Ran again = small.run("move", "--to", to);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("đã có dữ liệu", "commune");
        assertThat(large.bodies()).isEqualTo(small.bodies());
    }

    @Test
    void wrongUseIsTwo() {
        assertThat(small.run("move").code()).isEqualTo(2);
        assertThat(small.run("move", "--to", "jdbc:sqlite:x.db").code()).isEqualTo(2);
        assertThat(small.run("move", "--help").out()).contains("PostgreSQL còn trống");
    }

    @Test
    void withoutASourceNothingIsMoved() {
        Ran ran = Installation.sqlite(folder.resolve("none")).run("move", "--to", to);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("Không có cơ sở dữ liệu SQLite");
    }
}
