package vn.loaxa.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of revoked certificates that somebody put into the trusted folder (.crl, DER or PEM): this server asks no network. A list counts
 * for the issuer who signed it. Immutable.
 */
final class RevocationLists {
    private static final String ENDING = ".crl";
    /** A list of changes only says nothing by itself (RFC 5280 §5.2.4). */
    private static final String DELTA = "2.5.29.27";

    private final List<X509CRL> lists = new ArrayList<>();

    private RevocationLists() {}

    /** Throws {@link IllegalArgumentException} with the file's name if one of them is no list. */
    static RevocationLists in(Optional<Path> folder) {
        var all = new RevocationLists();
        if (folder.isPresent() && Files.isDirectory(folder.get())) {
            try (Stream<Path> files = Files.list(folder.get())) {
                files.filter(file -> file.getFileName()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .endsWith(ENDING))
                        .sorted()
                        .forEach(all::add);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "The folder of trusted certificates cannot be read: " + folder.get(), e);
            }
        }
        return all;
    }

    private void add(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends CRL> found =
                    CertificateFactory.getInstance("X.509").generateCRLs(in);
            if (found.isEmpty()) {
                throw new CRLException("There is none in it");
            }
            for (CRL list : found) {
                X509CRL read = (X509CRL) list;
                if (read.getExtensionValue(DELTA) == null) {
                    lists.add(read);
                }
            }
        } catch (IOException | CertificateException | CRLException e) {
            throw new IllegalArgumentException("No list of revoked certificates: " + file, e);
        }
    }

    /**
     * What they say of a certificate that signed at that moment, and of those above it.
     *
     * @param chain from the certificate up to the trusted one
     */
    Signature.Revocation of(List<X509Certificate> chain, Instant at) {
        Signature.Revocation own = Signature.Revocation.NO_LIST;
        for (int i = 0; i + 1 < chain.size(); i++) {
            Signature.Revocation one = of(chain.get(i), chain.get(i + 1), at);
            boolean revoked = one == Signature.Revocation.REVOKED || one == Signature.Revocation.REVOKED_SINCE;
            // Above the certificate only a revocation counts: its issuer rarely hands out a list of its own issuer.
            if (i == 0 || revoked && own != Signature.Revocation.REVOKED) {
                own = one;
            }
        }
        return own;
    }

    private Signature.Revocation of(X509Certificate certificate, X509Certificate issuer, Instant at) {
        List<X509CRL> own = lists.stream()
                .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(list -> signedBy(list, issuer))
                .toList();
        if (own.isEmpty()) {
            return Signature.Revocation.NO_LIST;
        }
        Optional<Instant> revoked = own.stream()
                .flatMap(list -> Stream.ofNullable(list.getRevokedCertificate(certificate)))
                .filter(entry -> entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL)
                .map(X509CRLEntry::getRevocationDate)
                .map(date -> date.toInstant())
                .min(Comparator.naturalOrder());
        if (revoked.isPresent()) {
            return revoked.get().isAfter(at) ? Signature.Revocation.REVOKED_SINCE : Signature.Revocation.REVOKED;
        }
        return own.stream().anyMatch(list -> answersFor(list, certificate, at))
                ? Signature.Revocation.CLEAR
                : Signature.Revocation.OUTDATED;
    }

    /** A list of that time or later; what has expired by then may have been taken out of it. */
    private static boolean answersFor(X509CRL list, X509Certificate certificate, Instant at) {
        Instant made = list.getThisUpdate().toInstant();
        boolean later =
                !made.isBefore(at) && !made.isAfter(certificate.getNotAfter().toInstant());
        boolean current = !made.isAfter(at)
                && list.getNextUpdate() != null
                && !list.getNextUpdate().toInstant().isBefore(at);
        return later || current;
    }

    private static boolean signedBy(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
