package vn.loaxa.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

/**
 * The cryptography of one signature: who made it, and whether it holds for these bytes.
 *
 * @param certificates everything that came with it
 * @param signedAt what the signer's computer claimed; null if it did not say
 */
record Cms(
        SignerInformation signer,
        X509Certificate certificate,
        List<X509Certificate> certificates,
        @Nullable Instant signedAt) {
    static final Provider PROVIDER = new BouncyCastleProvider();

    /** A signature beside the bytes (detached), or around their SHA-1 as the oldest kind has it. */
    static Cms parse(byte[] contents, byte[] signed, boolean aroundHash) throws CMSException {
        // From a stream it reads one object; what fills the gap up behind it does not disturb.
        InputStream in = new ByteArrayInputStream(contents);
        CMSSignedData data =
                aroundHash ? new CMSSignedData(in) : new CMSSignedData(new CMSProcessableByteArray(signed), in);
        if (aroundHash && !Arrays.equals(sha1(signed), enclosed(data))) {
            throw new CMSException("The hash inside is not that of the covered bytes");
        }
        return of(data);
    }

    private static byte[] enclosed(CMSSignedData data) {
        CMSTypedData content = data.getSignedContent();
        return content != null && content.getContent() instanceof byte[] bytes ? bytes : new byte[0];
    }

    static Cms of(CMSSignedData data) throws CMSException {
        SignerInformation signer = data.getSignerInfos().getSigners().stream()
                .findFirst()
                .orElseThrow(() -> new CMSException("Nobody signed"));
        // Of the identifier's own kind; the library takes it unbound.
        @SuppressWarnings("unchecked")
        Selector<X509CertificateHolder> wanted = signer.getSID();
        X509CertificateHolder own = data.getCertificates().getMatches(wanted).stream()
                .findFirst()
                .orElseThrow(() -> new CMSException("The signer's certificate is not in the file"));
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
            all.add(certificate(holder));
        }
        return new Cms(signer, certificate(own), all, claimed(signer).orElse(null));
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CMSException {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException e) {
            throw new CMSException("A certificate cannot be read", e);
        }
    }

    /** Whether the signature is this certificate's, over these bytes. Whether the certificate is in its time is asked elsewhere. */
    boolean holds() {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(certificate.getPublicKey()));
        } catch (CMSException | OperatorCreationException e) {
            return false;
        }
    }

    /** Whether what was signed names the certificate that came with it (RFC 5035; the older form has SHA-1). */
    Signature.Binding binding() {
        Optional<Attribute> newer =
                attribute(signer.getSignedAttributes(), PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        Optional<Attribute> older =
                attribute(signer.getSignedAttributes(), PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (newer.isEmpty() && older.isEmpty()) {
            return Signature.Binding.ABSENT;
        }
        try {
            boolean named = newer.isPresent() ? namedBy(newer.get()) : namedWithSha1(older.orElseThrow());
            return named ? Signature.Binding.BOUND : Signature.Binding.WRONG;
        } catch (CertificateEncodingException | NoSuchAlgorithmException | IllegalArgumentException e) {
            return Signature.Binding.WRONG;
        }
    }

    /** The first of the list is the signer's; the others only tell the chain. */
    private boolean namedBy(Attribute attribute) throws CertificateEncodingException, NoSuchAlgorithmException {
        ESSCertIDv2[] list = SigningCertificateV2.getInstance(value(attribute)).getCerts();
        if (list.length == 0) {
            return false;
        }
        ESSCertIDv2 named = list[0];
        String algorithm = named.getHashAlgorithm().getAlgorithm().getId();
        byte[] hash = MessageDigest.getInstance(algorithm, PROVIDER).digest(certificate.getEncoded());
        return Arrays.equals(hash, named.getCertHash());
    }

    private boolean namedWithSha1(Attribute attribute) throws CertificateEncodingException {
        ESSCertID[] list = SigningCertificate.getInstance(value(attribute)).getCerts();
        return list.length > 0 && Arrays.equals(sha1(certificate.getEncoded()), list[0].getCertHash());
    }

    private static ASN1Encodable value(Attribute attribute) {
        return attribute.getAttrValues().getObjectAt(0);
    }

    /** The time stamp over this signature, if there is one. */
    Optional<byte[]> timeStamp() {
        return attribute(signer.getUnsignedAttributes(), PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                .map(Cms::encoded);
    }

    private static byte[] encoded(Attribute attribute) {
        try {
            return attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("What was read from bytes can be written to bytes", e);
        }
    }

    private static Optional<Instant> claimed(SignerInformation signer) {
        return attribute(signer.getSignedAttributes(), PKCSObjectIdentifiers.pkcs_9_at_signingTime)
                .map(found -> Time.getInstance(found.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }

    private static Optional<Attribute> attribute(@Nullable AttributeTable table, ASN1ObjectIdentifier kind) {
        return Optional.ofNullable(table)
                .map(all -> all.get(kind))
                .filter(found -> found.getAttrValues().size() > 0);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
