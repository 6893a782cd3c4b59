package vn.loaxa.paper;

import java.util.List;
import java.util.Optional;

/**
 * What was read from a PDF. Nothing in it is certain but the hash: findings are offered to a person, who decides.
 *
 * @param sha256 of the bytes as they came, hex
 * @param readable whether there is text at all; a scan without it must be looked through by a person
 * @param signatures in the order in which they were made
 * @param anchors how many trusted certificates there were to compare with
 * @param picture the first page as PNG, where one was asked for; else empty
 */
public record Paper(
        String sha256,
        int pages,
        boolean readable,
        List<Finding> findings,
        List<Signature> signatures,
        int anchors,
        byte[] picture) {
    public Paper {
        findings = List.copyOf(findings);
        signatures = List.copyOf(signatures);
    }

    /** A value and where it stood: page (from 1) and line. */
    public record Finding(Field field, String value, int page, String line) {}

    /** What may be found. A date reads 27/9/2026; an urgency is a number from 1 (khẩn) to 3 (hỏa tốc). */
    public enum Field {
        TYPE,
        SYMBOL,
        ISSUED_ON,
        SUMMARY,
        ISSUER,
        URGENCY,
        SIGNER
    }

    public Optional<Finding> finding(Field field) {
        return findings.stream().filter(found -> found.field() == field).findFirst();
    }

    /** How far the paper as a whole is vouched for: as its weakest signature; CAUTION without any. */
    public Signature.Verdict verdict() {
        return signatures.stream().map(Signature::verdict).max(Enum::compareTo).orElse(Signature.Verdict.CAUTION);
    }

    Paper withPicture(byte[] png) {
        return new Paper(sha256, pages, readable, findings, signatures, anchors, png);
    }
}
