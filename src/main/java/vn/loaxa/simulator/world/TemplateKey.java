package vn.loaxa.simulator.world;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** Zalo's key for encrypted template messages; made when it is first asked for, gone with the process. Use under the world's lock. */
public final class TemplateKey {
    private static final String SCHEME = "RSA/ECB/OAEPWithSHA-256AndMGF1Padding";
    private static final int BITS = 2048;
    private @Nullable KeyPair pair;

    /** Base64 of the public key, as an app has to be given it. */
    public String shown() {
        return Base64.getEncoder().encodeToString(pair().getPublic().getEncoded());
    }

    /** -142 before anybody has taken the key, -123 for what does not open with it. */
    public String open(String encrypted) {
        if (pair == null) {
            throw new Refusal(-142, "RSA key does not exist");
        }
        try {
            Cipher cipher = Cipher.getInstance(SCHEME);
            cipher.init(Cipher.DECRYPT_MODE, pair().getPrivate());
            return new String(cipher.doFinal(Base64.getDecoder().decode(encrypted)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(-123, "Body cannot be decrypted");
        }
    }

    private KeyPair pair() {
        KeyPair made = pair;
        if (made == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                made = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            pair = made;
        }
        return made;
    }
}
