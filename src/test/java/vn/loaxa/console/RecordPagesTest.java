package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.paper.Paper;
import vn.loaxa.testing.TestPaper;

/** The report and the archive's file of a directive: figures with their formulas, and nothing that anybody could not check. */
class RecordPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String LEADER_ONE = "0900000004";
    private static final byte[] PDF = TestPaper.telegram().bytes();

    @TempDir
    static Path folder;

    private static ConsoleRig rig;
    private static Browser drafter;
    private static int number;

    @BeforeAll
    static void publish() throws IOException {
        rig = new ConsoleRig(folder);
        drafter = rig.signedIn(DRAFTER);
        var papers = new Papers(new Outbox(rig.clock), rig.clock);
        long file = rig.database.write(handle -> papers.keep(
                handle,
                rig.commune,
                "=công điện.pdf",
                PDF,
                new Paper("00", 1, true, List.of(), List.of(), 0, new byte[0])));
        var draft = new DirectiveDraft(
                rig.person(DRAFTER),
                "24/TB-UBND",
                "🔴 Họp dân",
                "Mời bà con họp.",
                Urgency.NORMAL,
                Audience.of(new Audience.Part.OfBody(rig.body("HND"))),
                file,
                rig.clock.instant().plus(Duration.ofHours(5)));
        PublishResult result =
                rig.database.write(handle -> rig.directives.publish(handle, rig.commune, draft, "console"));
        number = result.outcome().orElseThrow().shortNumber();
        rig.clock.advance(Duration.ofHours(2));
        PersonId leader = rig.person(LEADER_ONE);
        rig.database.write(handle -> rig.directives.acknowledge(handle, rig.commune, leader, number));
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void theReportTellsEveryFigureWithItsFormula() throws IOException {
        String text;
        try (var document = Loader.loadPDF(drafter.bytes("/chi-dao/" + number + "/bao-cao.pdf"))) {
            text = new PDFTextStripper().getText(document);
        }
        assertThat(text)
                .contains(
                        "BÁO CÁO KẾT QUẢ TIẾP NHẬN VĂN BẢN",
                        "24/TB-UBND",
                        "Họp dân",
                        "Tỷ lệ xác nhận",
                        "Đã nhận ÷ phải nhận",
                        "16% (1/6)",
                        "2 giờ",
                        "Xác nhận đúng hạn",
                        "Thôn 1");
    }

    @Test
    void theLinesOfTheReportAddUpToTheRoll() throws IOException {
        byte[] file = drafter.bytes("/chi-dao/" + number + "/bao-cao.xlsx");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            Map<String, String> values = book.getFirstSheet().read().stream()
                    .filter(row -> row.getCellCount() == 3)
                    .collect(Collectors.toMap(
                            row -> row.getCellText(0), row -> row.getCellText(1), (one, other) -> one));
            int sum = List.of(
                            "Đã nhận",
                            "Đã xem, chưa trả lời",
                            "Đã tới máy, chưa xem",
                            "Đã gửi",
                            "Chờ gửi",
                            "Chưa rõ",
                            "Gửi lỗi",
                            "Cần đến nhà")
                    .stream()
                    .mapToInt(name -> Integer.parseInt(values.get(name)))
                    .sum();
            assertThat(sum).isEqualTo(6).isEqualTo(Integer.parseInt(values.get("Phải nhận")));
        }
    }

    @Test
    void theArchiveHoldsThePaperAsItCameAndAHashOfEverything() throws Exception {
        Map<String, byte[]> files = unpacked(drafter.bytes("/chi-dao/" + number + "/ho-so.zip"));

        assertThat(files.keySet())
                .containsExactly(
                        "=công điện.pdf", "noi-dung.txt", "so-nhan.csv", "nhat-ky.csv", "bao-cao.pdf", "ma-tep.txt");
        assertThat(files.get("=công điện.pdf")).isEqualTo(PDF);
        assertThat(text(files, "noi-dung.txt")).contains("Mời bà con họp.", "Người nhận: 6 người");
        assertThat(text(files, "nhat-ky.csv")).contains("Phát hành văn bản");
        for (String line : text(files, "ma-tep.txt").lines().toList()) {
            String name = line.substring(line.indexOf("  ") + 2);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(files.get(name));
            assertThat(line).startsWith(HexFormat.of().formatHex(hash));
        }
    }

    @Test
    void whoeverSeesOnlyABranchTakesNothingAwayAndNobodyLooksIntoANumberThatIsNone() {
        var leader = rig.signedIn(LEADER_ONE);
        for (String what : List.of("/bao-cao.pdf", "/bao-cao.xlsx", "/ho-so.zip")) {
            assertThat(leader.get("/chi-dao/" + number + what).statusCode())
                    .as(what)
                    .isEqualTo(404);
            assertThat(drafter.get("/chi-dao/99" + what).statusCode()).isEqualTo(404);
        }
        assertThat(leader.bytes("/chi-dao/" + number + "/tep"))
                .as("it is for them")
                .isEqualTo(PDF);
        assertThat(drafter.get("/chi-dao/" + number + "/bao-cao.exe").statusCode())
                .isEqualTo(404);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
