package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code faq evaluate}, on small tables of which the figures can be told by hand. */
class FaqCommandTest {
    private static final String ENTRIES = """
            id\tquestion\tanswer
            gio\tXã làm việc giờ nào?\tTừ 7h30 đến 17h00.
            so-do\tLàm sổ đỏ ở đâu?\tTại một cửa.
            khong-hoi\t\tNgười bị lũ cuốn được hỗ trợ gạo và chăn.
            """;

    private static final String QUERIES = """
            qid\tvariant\tentry_id\tkind\ttext
            a\torig\tgio\tin\tgiờ làm việc của xã
            b\torig\tso-do\tin\tlàm sổ đỏ
            c\torig\tkhong-hoi\tin\tlũ cuốn được hỗ trợ gì
            d\torig\t-\toos_far\tđội tuyển đá mấy giờ
            e\tnodia\tso-do\tin\tlam so do
            """;

    @TempDir
    private Path folder;

    private String put(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theFiguresOfEachVariantArePrinted() throws IOException {
        Ran ran = Ran.of(
                "faq", "evaluate", "--entries", put("e.tsv", ENTRIES), "--queries", put("q.tsv", QUERIES), "--json");

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(ran.out());
        JsonNode orig = report.path("variants").path("orig");
        assertThat(orig.path("in").asInt()).isEqualTo(3);
        assertThat(orig.path("top1").asDouble()).isEqualTo(1);
        assertThat(orig.path("top3").asDouble()).isEqualTo(1);
        assertThat(orig.path("auroc").asDouble()).isEqualTo(1);
        assertThat(orig.path("auroc_oos_far").asDouble()).isEqualTo(1);
        assertThat(orig.has("f1")).isTrue();
        assertThat(report.path("variants").path("nodia").path("auroc").isNull()).isTrue();
        assertThat(report.path("misses").isEmpty()).isTrue();
    }

    @Test
    void whatIsMissedIsNamed() throws IOException {
        String queries = QUERIES + "f\torig\tgio\tin\tlàm sổ đỏ\n";
        Ran ran = Ran.of("faq", "evaluate", "--entries", put("e.tsv", ENTRIES), "--queries", put("q.tsv", queries));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("top1", "1 câu chưa đứng đầu", "orig\tf\tgio\t→ so-do");
    }

    @Test
    void badTablesAreToldWithTheirPlace() throws IOException {
        String entries = put("e.tsv", ENTRIES);
        String torn = put("q.tsv", "qid\tvariant\tentry_id\tkind\ttext\na\torig\tgio\n");
        assertThat(Ran.of("faq", "evaluate", "--entries", entries, "--queries", torn)
                        .err())
                .contains("q.tsv:2: thiếu cột");
        String other = put("r.tsv", "qid\tvariant\tentry_id\tkind\ttext\na\torig\tnowhere\tin\tcâu hỏi\n");
        assertThat(Ran.of("faq", "evaluate", "--entries", entries, "--queries", other)
                        .err())
                .contains("câu a cần mục “nowhere”");
        Ran absent = Ran.of(
                "faq", "evaluate", "--queries", folder.resolve("absent.tsv").toString());
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("Không đọc được");
    }
}
