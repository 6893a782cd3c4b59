package vn.loaxa.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.outbox.OutboxFile;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/**
 * The file of one directive for the archive: the signed PDF byte for byte, the text as it went out, the receipts, the log with
 * its chain of hashes, the report, and the SHA-256 of each.
 */
final class DirectiveArchive {
    private static final Messages WORDS = DirectiveFigures.WORDS;

    private final DirectiveReport report;
    private final AuditWords words;

    DirectiveArchive(DirectiveReport report, AuditWords words) {
        this.report = report;
        this.words = words;
    }

    /** @param text the message as people read it */
    byte[] zip(@Nullable OutboxFile paper, String text, List<AuditEntry> log) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (paper != null) {
            files.put(paper.name(), paper.bytes());
        }
        files.put(WORDS.text("file.text"), utf8(about() + "\n\n" + WORDS.text("archive.text") + "\n\n" + text + "\n"));
        ReceiptSheet receipts = new ReceiptSheet(report.wording(), report.zone());
        files.put(
                WORDS.text("file.receipts"),
                receipts.of(report.receipts(), report.tally().isPresent()).csv());
        files.put(WORDS.text("file.log"), log(log));
        files.put(WORDS.text("file.report"), report.pdf());
        var hashes = new StringBuilder();
        files.forEach((name, bytes) ->
                hashes.append(sha256(bytes)).append("  ").append(name).append('\n'));
        files.put(WORDS.text("file.hashes"), utf8(hashes.toString()));
        return packed(files);
    }

    private String about() {
        Directive directive = report.board().directive();
        List<String> lines = new ArrayList<>();
        lines.add(WORDS.text("archive.head"));
        lines.add(WORDS.text(
                "of",
                Map.of(
                        "name", Wording.sentence(report.wording().name(directive)),
                        "title", directive.title())));
        add(lines, "archive.type", directive.particulars().type());
        add(lines, "archive.issuer", directive.particulars().issuer());
        var issued = directive.particulars().issuedOn();
        add(lines, "archive.issued", issued == null ? "" : Days.show(issued));
        add(lines, "archive.signer", directive.particulars().signer());
        lines.add(WORDS.text(
                "archive.audience",
                Map.of("n", report.wording().number(report.board().whole().roll()))));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String key, String value) {
        if (!value.isEmpty()) {
            lines.add(WORDS.text(key, Map.of("value", value)));
        }
    }

    private byte[] log(List<AuditEntry> log) {
        var text = new StringBuilder("\uFEFF");
        try (var printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            for (String column : List.of("sequence", "at", "actor", "action", "details", "hash")) {
                printer.print(WORDS.text("log." + column));
            }
            printer.println();
            for (AuditEntry entry : log) {
                printer.printRecord(
                        entry.sequence(),
                        report.wording().paper(entry.at(), report.zone()),
                        Sheet.harmless(entry.actor().name()),
                        words.action(entry),
                        Sheet.harmless(words.details(entry)),
                        entry.hash());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return utf8(text.toString());
    }

    private static byte[] packed(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                // The same content gives the same file, whenever it is asked for.
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Packing a file into memory", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
