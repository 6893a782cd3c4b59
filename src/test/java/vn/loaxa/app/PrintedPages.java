package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What comes out of the printer: the browser prints into a file, and the sheets are read. */
final class PrintedPages {
    private static final String[] OF_THE_SCREEN = {"Trang chủ", "Hộp thư", "Đăng xuất", "In bảng này", "Mở danh sách"};

    private final HouseTour house;

    PrintedPages(HouseTour house) {
        this.house = house;
    }

    /** The board whole, and by its own button the walks alone: a sheet says on each page whose it is and what about. */
    void aBoardAndItsVisits() {
        Page page = house.as(HouseTour.DRAFTER);
        page.navigate(house.at("/chi-dao/1"));
        List<String> board = sheets(page);
        assertThat(String.join("\n", board))
                .contains("người phải nhận", "Theo thôn", "Cộng", "Trang 1 / " + board.size())
                .doesNotContain("Người đi:")
                .doesNotContain(OF_THE_SCREEN);

        page.evaluate("() => { window.print = () => { document.body.dataset.told = '1'; }; }");
        page.getByText("In danh sách đến nhà").click();
        page.waitForSelector("body[data-told]");
        assertThat(sheets(page)).isNotEmpty().allSatisfy(sheet -> assertThat(sheet)
                .contains("hông báo 1", "Người đi: ", "Kết quả", "Hội viên ", "Người đi ghi giờ và ký")
                .doesNotContain("Theo thôn", "Trang 1 /")
                .doesNotContain(OF_THE_SCREEN));
        page.evaluate("() => dispatchEvent(new Event('afterprint'))");
        assertThat(sheets(page)).as("the next print is the board again").hasSameSizeAs(board);
        page.close();
    }

    /** The month's figures and a lesson, without anything of the screen around them. */
    void aReportAndALesson() {
        Page page = house.as(HouseTour.DRAFTER);
        page.navigate(house.at("/bao-cao"));
        List<String> report = sheets(page);
        assertThat(String.join("\n", report))
                .contains("Công thức", "Người lập biểu", "Trang " + report.size() + " / " + report.size())
                .doesNotContain("Tải về PDF", "Tháng trước")
                .doesNotContain(OF_THE_SCREEN);
        page.navigate(house.at("/huong-dan"));
        page.locator("main .list a").first().click();
        page.waitForSelector(".lesson");
        assertThat(String.join("\n", sheets(page)))
                .contains("Nên nhớ")
                .doesNotContain("In bài này", "Bài khác")
                .doesNotContain(OF_THE_SCREEN);
        page.close();
    }

    private static List<String> sheets(Page page) {
        byte[] file = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        try (PDDocument document = Loader.loadPDF(file)) {
            return IntStream.rangeClosed(1, document.getNumberOfPages())
                    .mapToObj(number -> text(document, number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading what was printed", e);
        }
    }

    private static String text(PDDocument document, int page) {
        try {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replace('\u00a0', ' ');
        } catch (IOException e) {
            throw new UncheckedIOException("Reading page " + page, e);
        }
    }
}
