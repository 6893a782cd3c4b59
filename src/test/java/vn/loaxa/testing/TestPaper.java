package vn.loaxa.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A paper as an office writes it, made line by line. Places are points from the upper left of an A4 page. */
public final class TestPaper {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    public static final float LEFT = 90;
    public static final float RIGHT = 330;
    public static final float BODY = 80;

    private record Line(int page, float x, float y, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private int page;

    /** The head and foot of a công điện of a commune, as Nghị định 30 has them. */
    public static TestPaper telegram() {
        return new TestPaper()
                .line(LEFT, 60, "ỦY BAN NHÂN DÂN")
                .line(RIGHT, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                .line(LEFT + 15, 76, "XÃ ĐÔNG MẪU")
                .line(RIGHT + 30, 76, "Độc lập - Tự do - Hạnh phúc")
                .line(LEFT, 104, "Số: 24/CĐ-UBND")
                .line(RIGHT, 104, "Đông Mẫu, ngày 27 tháng 9 năm 2026")
                .line(LEFT + 10, 140, "HỎA TỐC")
                .line(260, 170, "CÔNG ĐIỆN")
                .line(180, 190, "Về việc sơ tán dân vùng trũng thấp")
                .line(200, 207, "trước bão số 9 đổ bộ")
                .line(BODY, 250, "Căn cứ Công điện số 112/CĐ-TTg ngày 26 tháng 9 năm 2026 của Thủ tướng;")
                .line(BODY, 270, "Chủ tịch UBND xã yêu cầu bảo mật thông tin cá nhân của người dân.")
                .line(BODY, 600, "Nơi nhận:")
                .line(RIGHT + 40, 600, "KT. CHỦ TỊCH")
                .line(RIGHT + 35, 616, "PHÓ CHỦ TỊCH")
                .line(RIGHT + 30, 690, "Nguyễn Văn Ánh");
    }

    public TestPaper line(float x, float y, String text) {
        lines.add(new Line(page, x, y, text));
        return this;
    }

    public TestPaper nextPage() {
        page++;
        return this;
    }

    /** Without the lines that read like this. */
    public TestPaper without(String text) {
        lines.removeIf(line -> line.text().equals(text));
        return this;
    }

    public byte[] bytes() {
        try (PDDocument document = new PDDocument();
                var font = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
            PDFont loaded = PDType0Font.load(document, font);
            for (int at = 0; at <= page; at++) {
                var sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                write(document, sheet, loaded, at);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Making a paper", e);
        }
    }

    private void write(PDDocument document, PDPage sheet, PDFont font, int number) throws IOException {
        try (var content = new PDPageContentStream(document, sheet)) {
            for (Line line : lines) {
                if (line.page() == number) {
                    content.beginText();
                    content.setFont(font, 12);
                    content.newLineAtOffset(line.x(), PDRectangle.A4.getHeight() - line.y());
                    content.showText(line.text());
                    content.endText();
                }
            }
        }
    }
}
