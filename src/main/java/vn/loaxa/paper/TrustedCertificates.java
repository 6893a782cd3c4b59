package vn.loaxa.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The certificates that a commune trusts: every one in its folder (.cer, .crt, .pem; one or several in a file), and the lists of
 * those that were taken back (.crl). Immutable. */
final class TrustedCertificates {
    private static final List<String> ENDINGS = List.of(".cer", ".crt", ".pem");

    private final Set<TrustAnchor> anchors = new HashSet<>();
    private final RevocationLists revoked;

    private TrustedCertificates(RevocationLists revoked) {
        this.revoked = revoked;
    }

    /** Throws {@link IllegalArgumentException} with the file's name if one of them is no certificate. */
    static TrustedCertificates in(Optional<Path> folder) {
        var trusted = new TrustedCertificates(RevocationLists.in(folder));
        if (folder.isPresent() && Files.isDirectory(folder.get())) {
            try (Stream<Path> files = Files.list(folder.get())) {
                files.filter(TrustedCertificates::isCertificate).sorted().forEach(trusted::add);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "The folder of trusted certificates cannot be read: " + folder.get(), e);
            }
        }
        return trusted;
    }

    private static boolean isCertificate(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private void add(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(certificate -> anchors.add(new TrustAnchor((X509Certificate) certificate, null)));
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("No certificate: " + file, e);
        }
    }

    int size() {
        return anchors.size();
    }

    /** Whether somebody here vouches for a certificate, and whether that was taken back. */
    record Standing(Signature.Trust trust, Signature.Revocation revocation) {
        boolean good() {
            return trust == Signature.Trust.TRUSTED && revocation != Signature.Revocation.REVOKED;
        }
    }

    /**
     * Whether a chain leads from the certificate to a trusted one, every link valid at that moment.
     *
     * @param others what came with the signature: may hold the links between
     */
    Standing standing(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        if (anchors.isEmpty()) {
            return new Standing(Signature.Trust.NO_ANCHORS, Signature.Revocation.NO_LIST);
        }
        return chain(certificate, others, at)
                .map(chain -> new Standing(Signature.Trust.TRUSTED, revoked.of(chain, at)))
                .orElseGet(() -> new Standing(Signature.Trust.UNKNOWN_ISSUER, Signature.Revocation.NO_LIST));
    }

    /** From the certificate up to the trusted one; empty if none leads there. */
    private Optional<List<X509Certificate>> chain(
            X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        if (anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()))) {
            return Optional.of(List.of(certificate));
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            var built = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> chain = new ArrayList<>();
            built.getCertPath().getCertificates().forEach(link -> chain.add((X509Certificate) link));
            chain.add(built.getTrustAnchor().getTrustedCert());
            return Optional.of(chain);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
