package vn.loaxa.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that seals secrets in the database (AES-256-GCM): a file that only the server's account may read, made on the
 * first start. Several nodes on one database share a copy of it; without it the secrets must be entered again. Thread-safe.
 */
public final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path path;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private KeyFile(Path path, byte[] key) {
        this.path = path;
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Reads the key, or makes it where there is none yet. */
    public static KeyFile openOrCreate(Path path) {
        try {
            if (!Files.exists(path)) {
                create(path);
            }
            byte[] key = Files.readAllBytes(path);
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException("The key file " + path + " is damaged: it must have " + KEY_BYTES
                        + " bytes and has " + key.length + ". Restore it from the backup.");
            }
            return new KeyFile(path, key);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key file " + path + " cannot be read or made (" + e + "). Let the account that runs the server"
                            + " read and write there, or set data.dir (LOAXA_DATA_DIR).",
                    e);
        }
    }

    /** Whole or not at all: written beside, on the disk, then moved; of two processes that start together one wins. */
    private static void create(Path path) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(fresh));
                channel.force(true);
            }
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            return; // the other process was first: its key counts
        } catch (UnsupportedOperationException e) {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** @param place what the secret is of, such as {@code 1/app-secret}: a sealed value cannot be moved to another place. */
    public byte[] seal(String secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing " + place, e);
        }
    }

    /** @throws IllegalStateException if it was sealed for another place or with another key */
    public String unseal(byte[] sealed, String place) {
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            byte[] secret =
                    cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret '" + place + "' in the database cannot be opened with the key file " + path
                            + ". Put back the key file that belongs to this database, or enter the secrets again.",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
