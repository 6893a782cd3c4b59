package vn.loaxa.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import vn.loaxa.paper.PaperAnswer.Read;
import vn.loaxa.paper.PaperAnswer.Refusal;
import vn.loaxa.paper.PaperAnswer.Refused;

/**
 * Reads one PDF. A hostile file can make this take any time and memory: call it through {@link PaperIntake}, which gives it a
 * process of its own. Immutable.
 */
final class PaperReader {
    /** What is written around a paper may stand before its first byte; other programs allow this much. */
    private static final int JUNK_BEFORE = 1024;

    private static final int MOST_PAGES = 2000;
    /** Directives are short; what is behind these pages are annexes. */
    private static final int PAGES_READ = 60;

    private final TrustedCertificates trusted;
    private final Clock clock;
    private final PaperSettings settings;

    PaperReader(PaperSettings settings, Clock clock) {
        this.settings = settings;
        trusted = TrustedCertificates.in(settings.trusted());
        this.clock = clock;
    }

    PaperAnswer read(byte[] file) {
        if (!looksLikePdf(file)) {
            return new Refused(Refusal.NOT_PDF, "");
        }
        try (PDDocument document = Loader.loadPDF(file)) {
            if (document.isEncrypted()) {
                return new Refused(Refusal.ENCRYPTED, "");
            }
            int pages = document.getNumberOfPages();
            return pages == 0
                    ? new Refused(Refusal.BROKEN, "")
                    : pages > MOST_PAGES
                            ? new Refused(Refusal.TOO_MANY_PAGES, Integer.toString(pages))
                            : read(file, document, pages);
        } catch (InvalidPasswordException e) {
            return new Refused(Refusal.ENCRYPTED, "");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new Refused(Refusal.BROKEN, "");
        }
    }

    private PaperAnswer read(byte[] file, PDDocument document, int pages) throws IOException {
        List<Segment> segments = SegmentReader.read(document, 1, Math.min(pages, PAGES_READ));
        Optional<Segment> secret = SecretMarks.find(segments);
        if (secret.isPresent()) {
            return new Refused(
                    Refusal.SECRET, secret.get().text() + "|" + secret.get().page());
        }
        List<Paper.Finding> findings = new ArrayList<>(HeadReader.read(segments));
        FootReader.read(segments).ifPresent(findings::add);
        List<Signature> signatures = new SignatureReader(file, document, trusted, clock).read();
        byte[] picture =
                file.length > settings.pictureAbove() ? FirstPage.png(document, settings.pictureBytes()) : new byte[0];
        return new Read(
                new Paper(sha256(file), pages, !segments.isEmpty(), findings, signatures, trusted.size(), picture));
    }

    private static boolean looksLikePdf(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, JUNK_BEFORE), StandardCharsets.ISO_8859_1);
        return start.contains("%PDF-");
    }

    /** Hex. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
