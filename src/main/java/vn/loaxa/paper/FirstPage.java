package vn.loaxa.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws the first page, as sharp as fits into a message. */
final class FirstPage {
    /** Pixels along the longer side, from sharp to just readable. */
    private static final int[] SIDES = {1600, 1300, 1000, 800};

    private static final float POINTS_PER_INCH = 72;

    private FirstPage() {}

    /** PNG of at most so many bytes; empty if even the smallest is larger. */
    static byte[] png(PDDocument document, int mostBytes) throws IOException {
        PDRectangle box = document.getPage(0).getCropBox();
        float longest = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
        var renderer = new PDFRenderer(document);
        for (int side : SIDES) {
            for (ImageType type : new ImageType[] {ImageType.RGB, ImageType.GRAY}) {
                BufferedImage image = renderer.renderImageWithDPI(0, side / longest * POINTS_PER_INCH, type);
                var bytes = new ByteArrayOutputStream();
                ImageIO.write(image, "png", bytes);
                if (bytes.size() <= mostBytes) {
                    return bytes.toByteArray();
                }
            }
        }
        return new byte[0];
    }
}
