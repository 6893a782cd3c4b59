package vn.loaxa.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * Writes an A4 report: headings, paragraphs and tables, one below the other, over as many pages as it takes. What the letters
 * of the report do not have (pictures in a text) is left out. Not thread-safe.
 */
public final class PdfSheet implements AutoCloseable {
    private static final String LETTERS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TEXT = 10.5f;
    private static final float HEADING = 14;
    private static final float LEADING = 1.4f;
    private static final float GUTTER = 8;

    private final PDDocument document = new PDDocument();
    private final PDFont letters;
    private PDPageContentStream page;
    private float down;

    public PdfSheet() {
        try (InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(LETTERS), LETTERS)) {
            letters = PDType0Font.load(document, in);
            page = next();
        } catch (IOException e) {
            throw new UncheckedIOException("Beginning a report", e);
        }
    }

    public void heading(String text) {
        down += HEADING * 0.6f;
        paragraph(text, HEADING);
    }

    public void paragraph(String text) {
        paragraph(text, TEXT);
    }

    private void paragraph(String text, float size) {
        for (String line : wrapped(text, size, WIDTH)) {
            room(size * LEADING);
            write(line, MARGIN, size);
            down += size * LEADING;
        }
        down += size * 0.3f;
    }

    /**
     * A table with a rule under each row.
     *
     * @param shares of the width, one for each column
     */
    public void table(List<Integer> shares, List<List<String>> rows) {
        float whole = shares.stream().mapToInt(Integer::intValue).sum();
        for (List<String> row : rows) {
            List<List<String>> cells = new ArrayList<>();
            int deepest = 1;
            for (int column = 0; column < row.size(); column++) {
                cells.add(wrapped(row.get(column), TEXT, WIDTH * shares.get(column) / whole - GUTTER));
                deepest = Math.max(deepest, cells.get(column).size());
            }
            float height = deepest * TEXT * LEADING + TEXT * 0.5f;
            room(height);
            float top = down;
            float left = MARGIN;
            for (int column = 0; column < row.size(); column++) {
                for (int line = 0; line < cells.get(column).size(); line++) {
                    down = top + line * TEXT * LEADING;
                    write(cells.get(column).get(line), left, TEXT);
                }
                left += WIDTH * shares.get(column) / whole;
            }
            down = top + height;
            rule();
        }
        down += TEXT;
    }

    /** The finished report. Nothing can be written any more. */
    public byte[] bytes() {
        try {
            page.close();
            numbers();
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Finishing a report", e);
        }
    }

    private void numbers() throws IOException {
        int pages = document.getNumberOfPages();
        for (int number = 0; number < pages; number++) {
            try (var foot = new PDPageContentStream(
                    document, document.getPage(number), PDPageContentStream.AppendMode.APPEND, true)) {
                foot.beginText();
                foot.setFont(letters, TEXT);
                foot.newLineAtOffset(PDRectangle.A4.getWidth() - MARGIN - 30, MARGIN / 2);
                foot.showText(number + 1 + "/" + pages);
                foot.endText();
            }
        }
    }

    private void room(float height) {
        if (down + height > PDRectangle.A4.getHeight() - MARGIN) {
            try {
                page.close();
                page = next();
            } catch (IOException e) {
                throw new UncheckedIOException("Turning a page", e);
            }
        }
    }

    private PDPageContentStream next() throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        down = MARGIN;
        return new PDPageContentStream(document, sheet);
    }

    private void write(String line, float left, float size) {
        try {
            page.beginText();
            page.setFont(letters, size);
            page.newLineAtOffset(left, PDRectangle.A4.getHeight() - down - size);
            page.showText(line);
            page.endText();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a line", e);
        }
    }

    private void rule() {
        try {
            float y = PDRectangle.A4.getHeight() - down + TEXT * 0.25f;
            page.setLineWidth(0.4f);
            page.moveTo(MARGIN, y);
            page.lineTo(MARGIN + WIDTH, y);
            page.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException("Drawing a rule", e);
        }
    }

    private List<String> wrapped(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String part : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (String word : writable(part).split(" ", -1)) {
                if (line.length() > 0 && wide(line + " " + word, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private float wide(String text, float size) {
        try {
            return letters.getStringWidth(text) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException("Measuring a line", e);
        }
    }

    private String writable(String text) {
        var kept = new StringBuilder();
        text.replace('\t', ' ').codePoints().forEach(letter -> {
            try {
                letters.encode(Character.toString(letter));
                kept.appendCodePoint(letter);
            } catch (IOException | IllegalArgumentException e) {
                // A letter that these letters do not have.
            }
        });
        return kept.toString();
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing a report", e);
        }
    }
}
