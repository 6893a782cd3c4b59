package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void whatIsDrawnIsReadBackByAReader() throws Exception {
        String address = "otpauth://totp/Loa%20X%C3%A3:Ch%E1%BB%A7%20t%E1%BB%8Bch?secret=MZXW6YTBOI";
        var qr = QrCode.of(address);
        int side = qr.size() - 8;
        var modules = new BitMatrix(side, side);
        MODULE.matcher(qr.path())
                .results()
                .forEach(found ->
                        modules.set(Integer.parseInt(found.group(1)) - 4, Integer.parseInt(found.group(2)) - 4));
        assertThat(new Decoder().decode(modules).getText()).isEqualTo(address);
    }
}
