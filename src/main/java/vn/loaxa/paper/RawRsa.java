package vn.loaxa.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;

/**
 * The old kind without an envelope, {@code adbe.x509.rsa_sha1} (ISO 32000-1, 12.8.3.2): the bare RSA value, and the certificates
 * beside it in the field. It proves no time.
 *
 * @param certificates the signer's first
 * @param holds the value is the first certificate's, over these bytes
 */
record RawRsa(List<X509Certificate> certificates, boolean holds) {
    /** The name says SHA-1; later programs wrote others under the same name. */
    private static final List<String> WAYS = List.of("SHA1withRSA", "SHA256withRSA", "SHA384withRSA", "SHA512withRSA");

    RawRsa {
        certificates = List.copyOf(certificates);
    }

    /** Throws {@link GeneralSecurityException} if there is no certificate or no value. */
    static RawRsa read(PDSignature field, byte[] contents, byte[] signed) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        COSBase held = field.getCOSObject().getDictionaryObject(COSName.getPDFName("Cert"));
        if (held instanceof COSString one) {
            certificates.add(certificate(one));
        } else if (held instanceof COSArray several) {
            for (COSBase one : several) {
                if (one instanceof COSString bytes) {
                    certificates.add(certificate(bytes));
                }
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("The signature brings no certificate");
        }
        return new RawRsa(certificates, holds(certificates.get(0), value(contents), signed));
    }

    private static X509Certificate certificate(COSString bytes) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes.getBytes()));
    }

    private static byte[] value(byte[] contents) throws GeneralSecurityException {
        try (var in = new ASN1InputStream(contents)) {
            if (in.readObject() instanceof ASN1OctetString value) {
                return value.getOctets();
            }
            throw new GeneralSecurityException("The signature is no value");
        } catch (IOException e) {
            throw new GeneralSecurityException("No signature value", e);
        }
    }

    private static boolean holds(X509Certificate certificate, byte[] value, byte[] signed) {
        for (String way : WAYS) {
            if (holds(certificate, value, signed, way)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(X509Certificate certificate, byte[] value, byte[] signed, String way) {
        try {
            var check = java.security.Signature.getInstance(way);
            check.initVerify(certificate.getPublicKey());
            check.update(signed);
            return check.verify(value);
        } catch (GeneralSecurityException e) {
            return false; // not made in this way
        }
    }
}
