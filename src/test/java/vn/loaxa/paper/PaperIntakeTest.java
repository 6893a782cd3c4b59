package vn.loaxa.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.paper.PaperAnswer.Refusal;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.testing.TestSigner;

/** The process that reads apart: its answer comes over whole, and whatever is in the file, there is an answer in time. */
class PaperIntakeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path trusted;

    @Test
    void theAnswerOfTheProcessIsThatOfTheReader() {
        TestSigner root = TestSigner.authority("Cơ quan chứng thực thử nghiệm");
        root.trustedIn(trusted);
        byte[] file = root.signer("CN=Nguyễn Văn Ánh", "2024-01-01T00:00:00Z", "2029-01-01T00:00:00Z")
                .sign(TestPaper.telegram().bytes(), "2026-09-27T06:50:00Z");
        var settings = settings(Duration.ofSeconds(60), 100);

        Paper apart = ((PaperAnswer.Read) new PaperIntake(settings, CLOCK).read(file)).paper();
        Paper here = ((PaperAnswer.Read) new PaperReader(settings, CLOCK).read(file)).paper();

        assertThat(apart.picture()).isNotEmpty();
        assertThat(apart.verdict()).isEqualTo(Signature.Verdict.GOOD);
        assertThat(PaperJson.write(apart)).isEqualTo(PaperJson.write(here));
        assertThat(PaperJson.read(PaperJson.write(apart)).signatures()).isEqualTo(here.signatures());
    }

    @Test
    void aBombGoesOffWhereItHurtsNobody() throws IOException {
        PaperAnswer answer = new PaperIntake(settings(Duration.ofSeconds(60), 20_000_000), CLOCK).read(bomb());

        assertThat(answer).isEqualTo(new PaperAnswer.Refused(Refusal.TOO_MUCH, ""));
    }

    @Test
    void whatTakesTooLongIsEnded() {
        var intake = new PaperIntake(settings(Duration.ofMillis(1), 20_000_000), CLOCK);

        assertThat(intake.read(TestPaper.telegram().bytes())).isEqualTo(new PaperAnswer.Refused(Refusal.TOO_SLOW, ""));
    }

    @Test
    void whatIsTooLargeIsNotLookedAt() {
        var intake = new PaperIntake(settings(Duration.ofSeconds(60), 20_000_000), CLOCK);

        assertThat(intake.read(new byte[20_000_001])).isEqualTo(new PaperAnswer.Refused(Refusal.TOO_LARGE, ""));
    }

    private PaperSettings settings(Duration patience, int pictureAbove) {
        return new PaperSettings(Optional.of(trusted), 20_000_000, patience, pictureAbove, 1_000_000);
    }

    /** A page whose few kilobytes of content unfold into far more than the process may hold. */
    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(packed, deflater)) {
            byte[] blank = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 600; megabyte++) {
                out.write(blank);
            }
        } finally {
            deflater.end();
        }
        var file = new ByteArrayOutputStream();
        write(
                file,
                "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                        + "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
                        + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n"
                        + "4 0 obj\n<</Filter[/FlateDecode/FlateDecode]/Length " + packed.size() + ">>\nstream\n");
        packed.writeTo(file);
        write(file, "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n");
        return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream file, String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
