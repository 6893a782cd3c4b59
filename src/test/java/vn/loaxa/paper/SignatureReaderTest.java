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
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.paper.Signature.Binding;
import vn.loaxa.paper.Signature.Revocation;
import vn.loaxa.paper.Signature.Since;
import vn.loaxa.paper.Signature.Trust;
import vn.loaxa.paper.Signature.Verdict;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.testing.TestSigner;

class SignatureReaderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
    private static final String SIGNED = "2026-09-27T06:50:00Z";
    private static final String LATER = "2026-09-27T06:55:00Z";

    private static TestSigner root;
    private static TestSigner deputy;
    private static TestSigner commune;
    private static TestSigner expired;
    private static TestSigner foreigner;
    private static byte[] plain;
    private static byte[] once;
    private static byte[] twice;

    @TempDir
    static Path trusted;

    @TempDir
    static Path nobody;

    @BeforeAll
    static void sign() {
        root = TestSigner.authority("Cơ quan chứng thực thử nghiệm");
        root.trustedIn(trusted);
        deputy = root.signer("CN=Nguyễn Văn Ánh,O=UBND xã Đông Mẫu", "2024-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
        commune = root.signer("CN=UBND xã Đông Mẫu", "2024-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
        expired = root.signer("CN=Người cũ", "2020-01-01T00:00:00Z", "2026-10-01T00:00:00Z");
        foreigner = TestSigner.authority("Nơi lạ").signer("CN=Kẻ lạ", "2024-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
        plain = TestPaper.telegram().bytes();
        once = deputy.sign(plain, SIGNED);
        twice = commune.sign(once, LATER);
    }

    @Test
    void bothLayersHoldAndTheirSignersAreNamed() {
        Paper paper = read(twice, trusted);

        assertThat(paper.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(paper.signatures()).hasSize(2);
        assertThat(paper.signatures().get(0))
                .isEqualTo(new Signature(
                        "Nguyễn Văn Ánh",
                        "UBND xã Đông Mẫu",
                        "Cơ quan chứng thực thử nghiệm",
                        Instant.parse(SIGNED),
                        false,
                        false,
                        true,
                        Since.SIGNATURES,
                        true,
                        true,
                        Trust.TRUSTED,
                        Binding.ABSENT,
                        Revocation.NO_LIST,
                        false));
        assertThat(paper.signatures().get(1))
                .extracting(Signature::name, Signature::since, Signature::signedAt)
                .containsExactly("UBND xã Đông Mẫu", Since.NOTHING, Instant.parse(LATER));
    }

    @Test
    void aPaperWithoutSignatureIsNeitherGoodNorBad() {
        assertThat(read(plain, trusted).signatures()).isEmpty();
        assertThat(read(plain, trusted).verdict()).isEqualTo(Verdict.CAUTION);
    }

    @Test
    void withoutAnybodyToCompareWithNothingIsCalledTrusted() {
        Paper paper = read(once, nobody);

        assertThat(paper.anchors()).isZero();
        assertThat(only(paper).trust()).isEqualTo(Trust.NO_ANCHORS);
        assertThat(paper.verdict()).isEqualTo(Verdict.CAUTION);
    }

    @Test
    void whoeverSignsForThemselvesIsNotTrusted() {
        Paper paper = read(foreigner.sign(plain, SIGNED), trusted);

        assertThat(only(paper).trust()).isEqualTo(Trust.UNKNOWN_ISSUER);
        assertThat(only(paper).intact()).isTrue();
        assertThat(paper.verdict()).isEqualTo(Verdict.CAUTION);
    }

    @Test
    void everyCoveredByteCounts() {
        for (int place : new int[] {20, plain.length / 2, plain.length - 30, once.length - 20}) {
            byte[] changed = once.clone();
            changed[place] ^= 1;
            PaperAnswer answer = answer(changed, trusted);
            if (answer instanceof PaperAnswer.Read read) {
                assertThat(read.paper().signatures())
                        .as("byte " + place)
                        .noneMatch(signature -> signature.verdict() == Verdict.GOOD);
            }
        }
    }

    @Test
    void oneChangedLetterOfTheTextBreaksTheSignature() {
        byte[] changed = replaced(once, "/MediaBox [0.0 0.0", "/MediaBox [0.0 9.0");

        Signature signature = only(read(changed, trusted));

        assertThat(signature.intact()).isFalse();
        assertThat(signature.verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void whatIsAddedAfterSigningIsSeenThoughEveryHashIsRight() {
        List<Change> changes = List.of(
                document -> {
                    try (var content = new PDPageContentStream(
                            document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
                        content.addRect(100, 100, 200, 50);
                        content.fill();
                    }
                    touch(document, document.getPage(0));
                },
                document -> {
                    PDPage page = document.getPage(0);
                    var stamp = new PDAnnotationRubberStamp();
                    stamp.setRectangle(new PDRectangle(100, 100, 100, 100));
                    stamp.setContents("Không còn hiệu lực");
                    page.setAnnotations(List.of(stamp));
                    touch(document, page);
                },
                document -> {
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
                    document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
                },
                document -> {
                    document.getPage(0).setRotation(90);
                    touch(document, document.getPage(0));
                },
                document -> {
                    document.addPage(new PDPage());
                    document.getPages().getCOSObject().setNeedToBeUpdated(true);
                    document.getPages().getCOSObject().getDictionaryObject(COSName.KIDS);
                    touch(document, document.getPage(document.getNumberOfPages() - 1));
                });
        for (int number = 0; number < changes.size(); number++) {
            Signature signature = only(read(changed(once, changes.get(number)), trusted));
            assertThat(signature.intact()).as("change " + number).isTrue();
            assertThat(signature.since()).as("change " + number).isEqualTo(Since.CONTENT);
            assertThat(signature.verdict()).as("change " + number).isEqualTo(Verdict.BAD);
        }
    }

    @Test
    void aSecondSignerDoesNotHideWhatWasChangedBefore() {
        byte[] changed = changed(once, document -> {
            document.getPage(0).setRotation(180);
            touch(document, document.getPage(0));
        });

        Paper paper = read(commune.sign(changed, LATER), trusted);

        assertThat(paper.signatures()).extracting(Signature::verdict).containsExactly(Verdict.BAD, Verdict.GOOD);
        assertThat(paper.verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void aCertificateOutOfItsTimeSignsNothing() {
        Signature late = only(read(expired.sign(plain, "2026-10-05T00:00:00Z"), trusted));
        assertThat(late.validThen()).isFalse();
        assertThat(late.verdict()).isEqualTo(Verdict.BAD);

        Signature inTime = only(read(expired.sign(plain, SIGNED), trusted));
        assertThat(inTime.validThen()).isTrue();
        assertThat(inTime.validNow()).isFalse();
        assertThat(inTime.verdict()).as("only its own word for the time").isEqualTo(Verdict.CAUTION);
    }

    @Test
    void aTrustedTimeStampProvesThatItSignedInItsTime() {
        byte[] stamped = expired.sign(plain, SIGNED, root.clock("Giờ tin cậy"));
        Signature signature = only(read(stamped, trusted));
        assertThat(signature.stamped()).isTrue();
        assertThat(signature.signedAt()).isEqualTo(Instant.parse(SIGNED));
        assertThat(signature.verdict()).isEqualTo(Verdict.GOOD);

        TestSigner other = TestSigner.authority("Nơi lạ").clock("Giờ lạ");
        assertThat(only(read(expired.sign(plain, SIGNED, other), trusted)).stamped())
                .isFalse();
    }

    @Test
    void aGapWithRoomForMoreThanTheSignatureIsAForgery() throws IOException {
        // The range is written anew so that a part of the paper lies in the gap, where nobody signed it.
        String text = new String(once, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/ByteRange [");
        String range = text.substring(at, text.indexOf(']', at));
        String[] parts = range.substring(range.indexOf('[') + 1).trim().split("\\s+", -1);
        String wider = parts[0] + " " + (Integer.parseInt(parts[1]) - 5);
        String forged = range.replace(parts[0] + " " + parts[1], wider);
        byte[] changed = replaced(once, range, (forged + "          ").substring(0, range.length()));

        assertThat(only(read(changed, trusted)).verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void aSignatureOfAnotherPaperIsNone() {
        byte[] other = TestPaper.telegram().line(200, 400, "Tất cả về nhà").bytes();
        String signature = contents(once);
        byte[] target = deputy.sign(other, SIGNED);
        byte[] moved = replaced(target, contents(target), signature);

        assertThat(only(read(moved, trusted)).verdict()).isEqualTo(Verdict.BAD);
    }

    private static String contents(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("/Contents <");
        return text.substring(at, text.indexOf('>', at));
    }

    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    private static void touch(PDDocument document, PDPage page) {
        page.getCOSObject().setNeedToBeUpdated(true);
        document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
    }

    /** Adds to the file, as any program may do without touching what was signed. */
    private static byte[] changed(byte[] file, Change change) {
        try (PDDocument document = Loader.loadPDF(file)) {
            change.make(document);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] replaced(byte[] file, String what, String by) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(what);
        assertThat(at).isNotNegative();
        assertThat(by.length()).isEqualTo(what.length());
        return (text.substring(0, at) + by + text.substring(at + what.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Signature only(Paper paper) {
        assertThat(paper.signatures()).hasSize(1);
        return paper.signatures().get(0);
    }

    private static Paper read(byte[] file, Path folder) {
        return ((PaperAnswer.Read) answer(file, folder)).paper();
    }

    private static PaperAnswer answer(byte[] file, Path folder) {
        var settings =
                new PaperSettings(Optional.of(folder), 20_000_000, Duration.ofSeconds(20), 20_000_000, 1_000_000);
        return new PaperReader(settings, CLOCK).read(file);
    }
}
