package vn.loaxa.paper;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cms.CMSException;
import org.jspecify.annotations.Nullable;

/** Verifies every signature of a document: what it covers, what came after it, whose it is and who vouches for that. */
final class SignatureReader {
    private static final String SHA1_INSIDE = "adbe.pkcs7.sha1";
    private static final String TIME_STAMP = "ETSI.RFC3161";
    private static final String BARE_RSA = "adbe.x509.rsa_sha1";
    /** Empty: old programs left it out. */
    private static final Set<String> ENVELOPED =
            Set.of("", SHA1_INSIDE, "adbe.pkcs7.detached", "ETSI.CAdES.detached", TIME_STAMP);

    private final byte[] file;
    private final PDDocument document;
    private final TrustedCertificates trusted;
    private final Clock clock;

    SignatureReader(byte[] file, PDDocument document, TrustedCertificates trusted, Clock clock) {
        this.file = file;
        this.document = document;
        this.trusted = trusted;
        this.clock = clock;
    }

    /** In the order in which they were made. */
    List<Signature> read() throws IOException {
        List<PDSignature> fields = new ArrayList<>(document.getSignatureDictionaries());
        fields.sort(Comparator.comparingLong(SignatureReader::end));
        List<Signature> signatures = new ArrayList<>();
        for (PDSignature field : fields) {
            signatures.add(verify(field));
        }
        return signatures;
    }

    private static long end(PDSignature field) {
        int[] range = field.getByteRange();
        return range.length == 4 ? (long) range[2] + range[3] : Long.MAX_VALUE;
    }

    private Signature verify(PDSignature field) {
        Optional<SignedRange> range = SignedRange.of(file, field.getByteRange());
        if (range.isEmpty()) {
            return broken(field);
        }
        Signature.Since since = since(range.get());
        String kind = field.getSubFilter() == null ? "" : field.getSubFilter();
        if (kind.equals(BARE_RSA)) {
            return bare(field, range.get(), since);
        }
        if (!ENVELOPED.contains(kind)) {
            return unsupported(field);
        }
        try {
            return kind.equals(TIME_STAMP)
                    ? stamp(range.get(), since).orElseGet(() -> broken(field))
                    : signed(field, range.get(), since, kind.equals(SHA1_INSIDE));
        } catch (CMSException e) {
            return broken(field);
        }
    }

    private Signature signed(PDSignature field, SignedRange range, Signature.Since since, boolean aroundHash)
            throws CMSException {
        Cms cms = Cms.parse(range.contents(), range.signed(), aroundHash);
        Optional<TimeStamps.Stamp> stamp = cms.timeStamp()
                .flatMap(token -> TimeStamps.read(token, cms.signer().getSignature()))
                .filter(this::believed);
        Instant claimed = cms.signedAt() != null ? cms.signedAt() : dictionaryTime(field);
        Instant at = stamp.map(TimeStamps.Stamp::at).orElse(claimed);
        return of(of(cms, cms.holds()), at, stamp.isPresent(), false, since);
    }

    /** What was verified of a layer, however it is wrapped. */
    private record Made(
            X509Certificate certificate,
            List<X509Certificate> certificates,
            boolean holds,
            Signature.Binding binding) {}

    private static Made of(Cms cms, boolean holds) {
        return new Made(cms.certificate(), cms.certificates(), holds, cms.binding());
    }

    private Signature bare(PDSignature field, SignedRange range, Signature.Since since) {
        try {
            RawRsa raw = RawRsa.read(field, range.contents(), range.signed());
            var made = new Made(raw.certificates().get(0), raw.certificates(), raw.holds(), Signature.Binding.ABSENT);
            return of(made, dictionaryTime(field), false, false, since);
        } catch (GeneralSecurityException e) {
            return broken(field);
        }
    }

    private Optional<Signature> stamp(SignedRange range, Signature.Since since) {
        return TimeStamps.read(range.contents(), range.signed())
                .map(stamp -> of(of(stamp.cms(), stamp.holds()), stamp.at(), believed(stamp), true, since));
    }

    private boolean believed(TimeStamps.Stamp stamp) {
        return stamp.holds()
                && trusted.standing(stamp.cms().certificate(), stamp.cms().certificates(), stamp.at())
                        .good();
    }

    private Signature of(Made made, @Nullable Instant at, boolean stamped, boolean timestamp, Signature.Since since) {
        X509Certificate certificate = made.certificate();
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        Instant now = clock.instant();
        Instant then = at == null ? now : at;
        TrustedCertificates.Standing standing = trusted.standing(certificate, made.certificates(), then);
        return new Signature(
                part(subject, "CN"),
                part(subject, "O").isEmpty() ? part(subject, "OU") : part(subject, "O"),
                part(issuer, "CN"),
                at,
                stamped,
                timestamp,
                made.holds(),
                since,
                inTime(certificate, then),
                inTime(certificate, now),
                standing.trust(),
                made.binding(),
                standing.revocation(),
                false);
    }

    private Signature.Since since(SignedRange range) {
        return range.end() == file.length ? Signature.Since.NOTHING : new Revision(file, range.end()).since(document);
    }

    /** What is no signature of anything, but says it is one. */
    private static Signature broken(PDSignature field) {
        return unread(field, false);
    }

    /** Of a kind that is not known here. */
    private static Signature unsupported(PDSignature field) {
        return unread(field, true);
    }

    private static Signature unread(PDSignature field, boolean unsupported) {
        String name = field.getName() == null ? "" : field.getName();
        return new Signature(
                name,
                "",
                "",
                dictionaryTime(field),
                false,
                false,
                false,
                Signature.Since.UNKNOWN,
                true,
                true,
                Signature.Trust.UNKNOWN_ISSUER,
                Signature.Binding.ABSENT,
                Signature.Revocation.NO_LIST,
                unsupported);
    }

    private static @Nullable Instant dictionaryTime(PDSignature field) {
        return field.getSignDate() == null ? null : field.getSignDate().toInstant();
    }

    private static boolean inTime(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private static String part(X500Name name, String what) {
        var kind = BCStyle.INSTANCE.attrNameToOID(what);
        var parts = name.getRDNs(kind);
        return parts.length == 0
                ? ""
                : IETFUtils.valueToString(parts[0].getFirst().getValue());
    }
}
