package vn.loaxa.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody with a certificate: an authority that gives certificates, a signer, a body, an authority of time. */
public final class TestSigner {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final String HOW = "SHA256withECDSA";

    public final X509Certificate certificate;
    private final KeyPair keys;
    private final @Nullable TestSigner issuer;

    private TestSigner(KeyPair keys, X509Certificate certificate, @Nullable TestSigner issuer) {
        this.keys = keys;
        this.certificate = certificate;
        this.issuer = issuer;
    }

    /** An authority that vouches for itself. */
    public static TestSigner authority(String name) {
        return make("CN=" + name, null, "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z", true, false);
    }

    /** Somebody this authority vouches for, between two instants. {@code name} as in a certificate: CN=…,O=… */
    public TestSigner signer(String name, String from, String until) {
        return make(name, this, from, until, false, false);
    }

    /** The same with an RSA key, as the oldest kind of signature needs. */
    public TestSigner rsaSigner(String name, String from, String until) {
        return make(name, this, from, until, false, false, "RSA", 2048);
    }

    /** An authority of time that this authority vouches for. */
    public TestSigner clock(String name) {
        return make("CN=" + name, this, "2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z", false, true);
    }

    private static TestSigner make(
            String name, @Nullable TestSigner issuer, String from, String until, boolean authority, boolean clock) {
        return make(name, issuer, from, until, authority, clock, "EC", 256);
    }

    private static TestSigner make(
            String name,
            @Nullable TestSigner issuer,
            String from,
            String until,
            boolean authority,
            boolean clock,
            String kind,
            int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            KeyPair keys = generator.generateKeyPair();
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(
                            issuer == null
                                    ? name
                                    : issuer.certificate
                                            .getSubjectX500Principal()
                                            .getName()),
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(Instant.parse(from)),
                    Date.from(Instant.parse(until)),
                    new X500Name(name),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (clock) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            KeyPair signing = issuer == null ? keys : issuer.keys;
            var holder = builder.build(new JcaContentSignerBuilder(HOW).build(signing.getPrivate()));
            return new TestSigner(keys, new JcaX509CertificateConverter().getCertificate(holder), issuer);
        } catch (GeneralSecurityException | OperatorException | IOException e) {
            throw new IllegalStateException("Making a certificate", e);
        }
    }

    /** Puts the certificate into a folder of trusted ones. */
    public void trustedIn(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("ca-" + certificate.getSerialNumber() + ".cer"), certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Writing a certificate", e);
        }
    }

    /** Puts a list of those whom this authority revoked, and when, into a folder of trusted ones. */
    public void revokedIn(Path folder, String madeAt, Map<TestSigner, String> revoked) {
        try {
            var list = new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(Instant.parse(madeAt)));
            list.setNextUpdate(Date.from(Instant.parse(madeAt).plus(Duration.ofDays(7))));
            revoked.forEach((signer, at) -> list.addCRLEntry(
                    signer.certificate.getSerialNumber(), Date.from(Instant.parse(at)), CRLReason.keyCompromise));
            byte[] bytes = list.build(new JcaContentSignerBuilder(HOW).build(keys.getPrivate()))
                    .getEncoded();
            Files.createDirectories(folder);
            Files.write(folder.resolve("list-" + SERIAL.getAndIncrement() + ".crl"), bytes);
        } catch (IOException | OperatorException e) {
            throw new IllegalStateException("Writing a list of revoked certificates", e);
        }
    }

    public byte[] sign(byte[] pdf, String at) {
        return sign(pdf, at, null);
    }

    /** Signs and says in what is signed which certificate it is, or pretends to be. */
    public byte[] signBound(byte[] pdf, String at, TestSigner named) {
        return sign(pdf, at, PDSignature.SUBFILTER_ETSI_CADES_DETACHED, content -> {
            var bound = new ASN1EncodableVector();
            bound.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(sha256(named.certificate.getEncoded()))))));
            return cms(content, Instant.parse(at), null, bound);
        });
    }

    /** The oldest kind: a bare RSA value and the certificate in the field; {@code how} as in SHA1withRSA. */
    public byte[] signBare(byte[] pdf, String at, String kind, String how) {
        return sign(pdf, at, COSName.getPDFName(kind), content -> {
            var signing = java.security.Signature.getInstance(how);
            signing.initSign(keys.getPrivate());
            signing.update(content);
            return new DEROctetString(signing.sign()).getEncoded();
        });
    }

    private interface Making {
        byte[] of(byte[] content) throws IOException, GeneralSecurityException;
    }

    private byte[] sign(byte[] pdf, String at, COSName kind, Making making) {
        try (PDDocument document = Loader.loadPDF(pdf);
                var options = new SignatureOptions()) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(kind);
            signature.getCOSObject().setItem(COSName.getPDFName("Cert"), new COSString(certificate.getEncoded()));
            Calendar day = Calendar.getInstance(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
            day.setTimeInMillis(Instant.parse(at).toEpochMilli());
            signature.setSignDate(day);
            document.addSignature(
                    signature,
                    content -> {
                        try {
                            return making.of(content.readAllBytes());
                        } catch (GeneralSecurityException e) {
                            throw new IOException("Signing", e);
                        }
                    },
                    options);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Signing a paper", e);
        }
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    /** Signs as the next layer; {@code clock} stamps the time, null leaves it to the signer's word. */
    public byte[] sign(byte[] pdf, String at, @Nullable TestSigner clock) {
        Instant when = Instant.parse(at);
        try (PDDocument document = Loader.loadPDF(pdf);
                var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(20_000);
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            Calendar day = Calendar.getInstance(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
            day.setTimeInMillis(when.toEpochMilli());
            signature.setSignDate(day);
            document.addSignature(signature, content -> cms(content.readAllBytes(), when, clock), options);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Signing a paper", e);
        }
    }

    private byte[] cms(byte[] content, Instant when, @Nullable TestSigner clock) throws IOException {
        return cms(content, when, clock, new ASN1EncodableVector());
    }

    private byte[] cms(byte[] content, Instant when, @Nullable TestSigner clock, ASN1EncodableVector attributes)
            throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            attributes.add(
                    new Attribute(PKCSObjectIdentifiers.pkcs_9_at_signingTime, new DERSet(new Time(Date.from(when)))));
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(
                                    new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                            .build(new JcaContentSignerBuilder(HOW).build(keys.getPrivate()), certificate));
            generator.addCertificates(new JcaCertStore(chain()));
            CMSSignedData data = generator.generate(new CMSProcessableByteArray(content), false);
            return (clock == null ? data : clock.stamp(data, when)).getEncoded();
        } catch (GeneralSecurityException | OperatorException | CMSException | TSPException e) {
            throw new IOException("Signing", e);
        }
    }

    private List<X509Certificate> chain() {
        return issuer == null ? List.of(certificate) : List.of(certificate, issuer.certificate);
    }

    private CMSSignedData stamp(CMSSignedData data, Instant when)
            throws GeneralSecurityException, OperatorException, CMSException, TSPException, IOException {
        SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(signer.getSignature());
        var generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build(HOW, keys.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"))),
                new ASN1ObjectIdentifier("1.2.3.4"));
        generator.addCertificates(new JcaCertStore(chain()));
        var asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        var request = asking.generate(TSPAlgorithms.SHA256, hash);
        byte[] token = generator
                .generate(request, BigInteger.valueOf(SERIAL.getAndIncrement()), Date.from(when))
                .getEncoded();
        var attribute = new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token)));
        var table = new ASN1EncodableVector();
        table.add(attribute);
        SignerInformation stamped = SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(table));
        return CMSSignedData.replaceSigners(data, new SignerInformationStore(Objects.requireNonNull(stamped)));
    }
}
