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
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The certificates that a commune trusts: every one in its folder (.cer, .crt, .pem; one or several in a file). Immutable. */
final class TrustedCertificates {
    private static final List<String> ENDINGS = List.of(".cer", ".crt", ".pem");

    private final Set<TrustAnchor> anchors = new HashSet<>();

    private TrustedCertificates() {}

    /** Throws {@link IllegalArgumentException} with the file's name if one of them is no certificate. */
    static TrustedCertificates in(Optional<Path> folder) {
        var trusted = new TrustedCertificates();
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

    /**
     * Whether a chain leads from the certificate to a trusted one, every link valid at that moment.
     *
     * @param others what came with the signature: may hold the links between
     */
    Signature.Trust trust(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        if (anchors.isEmpty()) {
            return Signature.Trust.NO_ANCHORS;
        }
        if (anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()))) {
            return Signature.Trust.TRUSTED;
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Signature.Trust.TRUSTED;
        } catch (GeneralSecurityException e) {
            return Signature.Trust.UNKNOWN_ISSUER;
        }
    }
}
