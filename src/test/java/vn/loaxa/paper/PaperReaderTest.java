package vn.loaxa.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.paper.Paper.Field;
import vn.loaxa.paper.PaperAnswer.Refusal;
import vn.loaxa.testing.TestPaper;

class PaperReaderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);

    private final PaperReader reader = new PaperReader(settings(Integer.MAX_VALUE), CLOCK);

    private static PaperSettings settings(int pictureAbove) {
        return new PaperSettings(Optional.empty(), 20_000_000, Duration.ofSeconds(20), pictureAbove, 1_000_000);
    }

    @Test
    void whatStandsInTheHeadAndFootIsOfferedWithItsPlace() {
        byte[] file = TestPaper.telegram().bytes();

        Paper paper = read(file);

        assertThat(value(paper, Field.SYMBOL)).isEqualTo("24/CĐ-UBND");
        assertThat(value(paper, Field.ISSUED_ON)).isEqualTo("27/9/2026");
        assertThat(value(paper, Field.TYPE)).isEqualTo("Công điện");
        assertThat(value(paper, Field.SUMMARY)).isEqualTo("Về việc sơ tán dân vùng trũng thấp trước bão số 9 đổ bộ");
        assertThat(value(paper, Field.ISSUER)).isEqualTo("UBND xã Đông Mẫu");
        assertThat(value(paper, Field.URGENCY)).isEqualTo("3");
        assertThat(value(paper, Field.SIGNER)).isEqualTo("Phó Chủ tịch Nguyễn Văn Ánh");
        assertThat(paper.finding(Field.SYMBOL).orElseThrow())
                .extracting(Paper.Finding::page, Paper.Finding::line)
                .containsExactly(1, "Số: 24/CĐ-UBND");
        assertThat(paper.sha256()).isEqualTo(PaperReader.sha256(file));
        assertThat(paper.readable()).isTrue();
    }

    @Test
    void anOfficialLetterHasItsSubjectUnderItsNumber() {
        Paper paper = read(new TestPaper()
                .line(TestPaper.LEFT, 60, "UBND XÃ ĐÔNG MẪU")
                .line(TestPaper.RIGHT, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                .line(TestPaper.LEFT, 76, "VĂN PHÒNG")
                .line(TestPaper.LEFT, 104, "Số: 12/UBND-VP")
                .line(TestPaper.RIGHT, 104, "Đông Mẫu, ngày 5 tháng 3 năm 2026")
                .line(TestPaper.LEFT, 124, "V/v tiêm phòng dại cho chó,")
                .line(TestPaper.LEFT, 138, "mèo năm 2026")
                .line(200, 180, "Kính gửi: Trưởng các thôn")
                .bytes());

        assertThat(value(paper, Field.SYMBOL)).isEqualTo("12/UBND-VP");
        assertThat(value(paper, Field.TYPE)).isEqualTo("Công văn");
        assertThat(value(paper, Field.SUMMARY)).isEqualTo("tiêm phòng dại cho chó, mèo năm 2026");
        assertThat(value(paper, Field.ISSUED_ON)).isEqualTo("5/3/2026");
        assertThat(value(paper, Field.ISSUER)).isEqualTo("Văn phòng");
        assertThat(paper.finding(Field.URGENCY)).isEmpty();
        assertThat(paper.finding(Field.SIGNER)).isEmpty();
    }

    @Test
    void aPaperOfAnAssociationAndOneOfThePartyAreReadToo() {
        Paper invitation = read(new TestPaper()
                .line(TestPaper.LEFT, 60, "HỘI NÔNG DÂN XÃ ĐÔNG MẪU")
                .line(TestPaper.LEFT, 90, "Số 18/GM-HND")
                .bytes());
        assertThat(value(invitation, Field.SYMBOL)).isEqualTo("18/GM-HND");
        assertThat(value(invitation, Field.TYPE)).isEqualTo("Giấy mời");
        assertThat(value(invitation, Field.ISSUER)).isEqualTo("Hội Nông dân xã Đông Mẫu");

        Paper party =
                read(new TestPaper().line(TestPaper.LEFT, 90, "Số 12-CV/ĐU").bytes());
        assertThat(value(party, Field.SYMBOL)).isEqualTo("12-CV/ĐU");
    }

    @Test
    void aNumberThatIsNotGivenYetAndADayThatIsNoneAreNotMadeUp() {
        Paper paper = read(new TestPaper()
                .line(TestPaper.LEFT, 100, "Số:      /TB-UBND")
                .line(TestPaper.RIGHT, 100, "Đông Mẫu, ngày 31 tháng 2 năm 2026")
                .line(TestPaper.BODY, 130, "Căn cứ Quyết định số 35/QĐ-UBND ngày 3 tháng 4 năm 2025")
                .bytes());

        assertThat(paper.finding(Field.SYMBOL)).isEmpty();
        assertThat(paper.finding(Field.ISSUED_ON).map(Paper.Finding::line))
                .isNotEqualTo(Optional.of("Đông Mẫu, ngày 31 tháng 2 năm 2026"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MẬT", "TỐI MẬT", "TUYỆT MẬT", "M Ậ T", "Độ mật: Mật", "TÀI LIỆU TỐI MẬT"})
    void aPaperWithTheMarkOfASecretIsRefused(String mark) {
        PaperAnswer answer =
                reader.read(TestPaper.telegram().line(TestPaper.LEFT, 20, mark).bytes());

        assertThat(answer).isInstanceOfSatisfying(PaperAnswer.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refusal.SECRET);
            assertThat(refused.detail()).isEqualTo(mark + "|1");
        });
    }

    @Test
    void theMarkIsFoundOnALaterPageToo() {
        byte[] file = TestPaper.telegram().nextPage().line(260, 40, "MẬT").bytes();

        assertThat(reader.read(file)).isEqualTo(new PaperAnswer.Refused(Refusal.SECRET, "MẬT|2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BẢO MẬT",
                "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
                "Danh mục bí mật nhà nước độ Mật",
                "mật",
                "Nuôi ong lấy mật",
                "MẬT ONG",
                "Mật khẩu",
                "Độ mật: Không"
            })
    void wordsThatOnlySoundLikeTheMarkAreTaken(String words) {
        assertThat(reader.read(
                        TestPaper.telegram().line(TestPaper.LEFT, 20, words).bytes()))
                .isInstanceOf(PaperAnswer.Read.class);
    }

    @Test
    void aWordThatIsBrokenOverTwoLinesIsNoMark() {
        byte[] file = TestPaper.telegram()
                .line(TestPaper.LEFT, 310, "TẬP HUẤN CÔNG TÁC BẢO")
                .line(TestPaper.LEFT, 326, "MẬT")
                .bytes();

        assertThat(reader.read(file)).isInstanceOf(PaperAnswer.Read.class);
    }

    @Test
    void aScanHasNothingToOfferAndSaysSo() throws IOException {
        byte[] scan = made(document -> document.addPage(new PDPage()));

        Paper paper = read(scan);

        assertThat(paper.readable()).isFalse();
        assertThat(paper.findings()).isEmpty();
    }

    @Test
    void whatIsNoPdfOrBrokenOrLockedIsRefusedByName() throws IOException {
        byte[] good = TestPaper.telegram().bytes();
        byte[] locked = made(document -> {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });

        assertThat(why("xin chào".getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.NOT_PDF);
        assertThat(why(new byte[0])).isEqualTo(Refusal.NOT_PDF);
        assertThat(why("%PDF-1.7 thử".getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.BROKEN);
        assertThat(why(Arrays.copyOf(good, 40))).isEqualTo(Refusal.BROKEN);
        assertThat(why(locked)).isEqualTo(Refusal.ENCRYPTED);
    }

    @Test
    void bytesThatWereChangedAtRandomEndInAnAnswer() {
        byte[] good = TestPaper.telegram().bytes();
        var random = new Random(20261124);
        for (int round = 0; round < 40; round++) {
            byte[] bad = good.clone();
            for (int change = 0; change < 30; change++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            assertThat(reader.read(bad)).as("round " + round).isNotNull();
        }
    }

    @Test
    void theFirstPageOfALargeFileIsDrawn() throws IOException {
        PaperAnswer answer =
                new PaperReader(settings(100), CLOCK).read(TestPaper.telegram().bytes());

        byte[] png = ((PaperAnswer.Read) answer).paper().picture();
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(png.length).isLessThan(1_000_000);
        assertThat(image.getHeight()).isGreaterThan(image.getWidth()).isLessThanOrEqualTo(1601);
        assertThat(read(TestPaper.telegram().bytes()).picture()).isEmpty();
    }

    private interface Making {
        void make(PDDocument document) throws IOException;
    }

    private static byte[] made(Making making) throws IOException {
        try (var document = new PDDocument()) {
            making.make(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private Paper read(byte[] file) {
        return ((PaperAnswer.Read) reader.read(file)).paper();
    }

    private Refusal why(byte[] file) {
        return ((PaperAnswer.Refused) reader.read(file)).why();
    }

    private static String value(Paper paper, Field field) {
        return paper.finding(field)
                .map(Paper.Finding::value)
                .orElseThrow(() -> new AssertionError(field + " is not among " + paper.findings()));
    }
}
