package vn.loaxa.console;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import vn.loaxa.console.view.QrView;

/** A QR code as one path of an SVG, so that it prints sharp at any size. Pure. */
final class QrCode {
    /** The standard asks for four empty modules around. */
    private static final int MARGIN = 4;

    private QrCode() {}

    static QrView of(String content) {
        ByteMatrix matrix = matrix(content);
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrView(matrix.getWidth() + 2 * MARGIN, path.toString());
    }

    private static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + content.length() + " characters", e);
        }
    }
}
