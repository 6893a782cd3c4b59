package vn.loaxa.paper;

import java.awt.Color;
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
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

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
    private static final float SMALL = 8.5f;
    /** Tables with more columns than this are written smaller. */
    private static final int CROWDED = 6;

    private static final Color SHADE = new Color(0xE8, 0xEC, 0xE3);
    private static final float PLAIN = 0;
    /** How thick the outline of a letter is, of its size. */
    private static final float BOLD = 0.03f;

    private final PDDocument document = new PDDocument();
    private final PDFont letters;
    private PDPageContentStream page;
    private float down;
    private float weight = PLAIN;

    public PdfSheet() {
        try (InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(LETTERS), LETTERS)) {
            letters = PDType0Font.load(document, in);
            page = next();
        } catch (IOException e) {
            throw new UncheckedIOException("Beginning a report", e);
        }
    }

    /** In the middle of the line: what it is, and a line below it. */
    public void title(String text, String below) {
        centred(text, HEADING + 1, BOLD);
        centred(below, TEXT + 1.5f, PLAIN);
        down += TEXT;
    }

    /** Stays with what follows: no heading is the last line of a page. */
    public void heading(String text) {
        down += HEADING * 0.6f;
        room(HEADING * LEADING + 4 * TEXT * LEADING);
        weight = BOLD;
        paragraph(text, HEADING);
        weight = PLAIN;
    }

    /** A paragraph in a frame, for what must not be overlooked. */
    public void boxed(String text) {
        List<String> lines = wrapped(text, TEXT, WIDTH - 2 * GUTTER);
        float height = lines.size() * TEXT * LEADING + GUTTER;
        room(height + TEXT);
        shade(MARGIN, down, WIDTH, height);
        float top = down;
        for (int line = 0; line < lines.size(); line++) {
            down = top + GUTTER / 2 + line * TEXT * LEADING;
            write(lines.get(line), MARGIN + GUTTER, TEXT);
        }
        down = top + height + TEXT * 0.6f;
    }

    /** Two places to sign, side by side, each with room for a hand and a seal. */
    public void signatures(String left, String right) {
        float half = WIDTH / 2;
        room(9 * TEXT * LEADING);
        down += 2 * TEXT;
        float top = down;
        for (int side = 0; side < 2; side++) {
            down = top;
            boolean first = true;
            for (String line : (side == 0 ? left : right).lines().toList()) {
                String shown = writable(line);
                weight = first ? BOLD : PLAIN;
                write(shown, MARGIN + side * half + (half - wide(shown, TEXT)) / 2, TEXT);
                down += TEXT * LEADING;
                first = false;
            }
        }
        weight = PLAIN;
        down = top + 7 * TEXT * LEADING;
    }

    private void centred(String text, float size, float as) {
        weight = as;
        for (String line : wrapped(text, size, WIDTH)) {
            room(size * LEADING);
            write(line, MARGIN + (WIDTH - wide(line, size)) / 2, size);
            down += size * LEADING;
        }
        weight = PLAIN;
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
     * A table with a rule under each row. The first row is its head: shaded, and said again on each further page.
     *
     * @param shares of the width, one for each column
     */
    public void table(List<Integer> shares, List<List<String>> rows) {
        float small = shares.size() > CROWDED ? SMALL : TEXT;
        for (int at = 0; at < rows.size(); at++) {
            Row row = row(shares, rows.get(at), small);
            Row head = row(shares, rows.get(0), small);
            // The head alone at the foot of a page would be without what it is the head of.
            float needed =
                    at == 0 && rows.size() > 1 ? row.height + row(shares, rows.get(1), small).height : row.height;
            if (room(needed) && at > 0) {
                draw(head, true);
            }
            draw(row, at == 0);
        }
        down += TEXT;
    }

    /** A row as it will stand: the lines of each cell, and how wide the cell is. */
    private record Row(List<List<String>> cells, List<Float> widths, float size, float height) {}

    private Row row(List<Integer> shares, List<String> texts, float size) {
        float whole = shares.stream().mapToInt(Integer::intValue).sum();
        List<List<String>> cells = new ArrayList<>();
        List<Float> widths = new ArrayList<>();
        int deepest = 1;
        for (int column = 0; column < texts.size(); column++) {
            float width = WIDTH * shares.get(column) / whole;
            widths.add(width);
            cells.add(wrapped(texts.get(column), size, width - GUTTER));
            deepest = Math.max(deepest, cells.get(column).size());
        }
        return new Row(cells, widths, size, deepest * size * LEADING + size * 0.7f);
    }

    private void draw(Row row, boolean head) {
        if (head) {
            shade(MARGIN, down, WIDTH, row.height);
        }
        float top = down;
        float left = MARGIN + GUTTER / 2;
        weight = head ? BOLD : PLAIN;
        for (int column = 0; column < row.cells.size(); column++) {
            for (int line = 0; line < row.cells.get(column).size(); line++) {
                down = top + row.size * 0.3f + line * row.size * LEADING;
                write(row.cells.get(column).get(line), left, row.size);
            }
            left += row.widths.get(column);
        }
        weight = PLAIN;
        down = top + row.height;
        rule();
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

    /** @return whether the page had to be turned */
    private boolean room(float height) {
        if (down + height <= PDRectangle.A4.getHeight() - MARGIN) {
            return false;
        }
        try {
            page.close();
            page = next();
        } catch (IOException e) {
            throw new UncheckedIOException("Turning a page", e);
        }
        return true;
    }

    private void shade(float left, float top, float width, float height) {
        try {
            page.setNonStrokingColor(SHADE);
            page.addRect(left, PDRectangle.A4.getHeight() - top - height, width, height);
            page.fill();
            page.setNonStrokingColor(Color.BLACK);
        } catch (IOException e) {
            throw new UncheckedIOException("Shading a part", e);
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
            // The library has no bold letters of this kind: those for a heading get an outline of their own colour.
            page.setRenderingMode(weight > 0 ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            page.setLineWidth(size * weight);
            page.newLineAtOffset(left, PDRectangle.A4.getHeight() - down - size);
            page.showText(line);
            page.endText();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a line", e);
        }
    }

    private void rule() {
        try {
            float y = PDRectangle.A4.getHeight() - down;
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
