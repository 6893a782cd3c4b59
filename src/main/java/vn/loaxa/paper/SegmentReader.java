package vn.loaxa.paper;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import vn.loaxa.text.Vietnamese;

/** Takes the text of pages apart into lines of columns; what stamps and signature fields show is text of the page too. */
final class SegmentReader extends PDFTextStripper {
    /** In heights of the letters: what parts two columns, and what two lines. */
    private static final double COLUMN_GAP = 1.6;

    private static final double LINE_GAP = 0.5;

    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private double left;
    private double right;
    private double down;
    private double size;

    private SegmentReader() {
        setSortByPosition(true);
    }

    /** The pages from {@code first} to {@code last}, both from 1. */
    static List<Segment> read(PDDocument document, int first, int last) throws IOException {
        var reader = new SegmentReader();
        reader.setStartPage(first);
        reader.setEndPage(last);
        reader.writeText(document, Writer.nullWriter());
        return List.copyOf(reader.segments);
    }

    @Override
    protected void writePage() throws IOException {
        for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
            if (!annotation.isHidden()) {
                showAnnotation(annotation);
            }
        }
        super.writePage();
        end();
    }

    @Override
    protected void writeString(String word, List<TextPosition> letters) {
        if (letters.isEmpty()) {
            return;
        }
        TextPosition first = letters.get(0);
        TextPosition last = letters.get(letters.size() - 1);
        double height = Math.max(first.getFontSizeInPt(), 1);
        boolean otherLine = Math.abs(first.getYDirAdj() - down) > LINE_GAP * height;
        double gap = first.getXDirAdj() - right;
        if (otherLine || gap > COLUMN_GAP * height || gap < -height) {
            end();
            left = first.getXDirAdj();
            down = first.getYDirAdj();
            size = height;
        } else if (text.length() > 0) {
            text.append(' ');
        }
        text.append(word);
        right = last.getXDirAdj() + last.getWidthDirAdj();
    }

    private void end() {
        String clean = Vietnamese.clean(text.toString());
        if (!clean.isEmpty() && size > 0) {
            double width = Math.max(getCurrentPage().getCropBox().getWidth(), 1);
            double height = Math.max(getCurrentPage().getCropBox().getHeight(), 1);
            segments.add(new Segment(getCurrentPageNo(), left / width, right / width, down / height, clean));
        }
        text.setLength(0);
    }
}
