package vn.loaxa.zalo.template;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import vn.loaxa.zalo.wire.LimitException;

/**
 * Encrypts phone numbers and values for {@link TemplateApi#sendEncrypted}: RSA with OAEP, SHA-256 and MGF1, then Base64.
 * Thread-safe.
 */
public final class TemplateCipher {
    private static final String SCHEME = "RSA/ECB/OAEPWithSHA-256AndMGF1Padding";

    private final PublicKey key;

    /**
     * @param base64Key the public key as Zalo shows it
     * @throws LimitException if it is no RSA key
     */
    public TemplateCipher(String base64Key) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64Key);
            key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new LimitException("base64Key", "is no RSA key", "the public key as Zalo shows it is allowed");
        }
    }

    String encrypt(String field, String text) {
        try {
            Cipher cipher = Cipher.getInstance(SCHEME);
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            // One block is all that the scheme takes; the text itself stays out of the message.
            throw new LimitException(field, text.length() + " characters", "too long for the key");
        }
    }
}
