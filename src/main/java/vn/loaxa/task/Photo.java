package vn.loaxa.task;

import java.util.Optional;

/** A picture that was taken on the spot. {@code type} is its media type. */
public record Photo(String type, byte[] bytes) {
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    public Photo {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** By what is in it, since a name proves nothing; empty if it is neither JPEG, PNG nor WebP, or too large. */
    public static Optional<Photo> of(byte[] bytes) {
        return bytes.length > MOST_BYTES ? Optional.empty() : type(bytes).map(type -> new Photo(type, bytes));
    }

    private static Optional<String> type(byte[] bytes) {
        if (begins(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        } else if (begins(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of("image/png");
        }
        boolean webp = begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P');
        return webp ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, int... head) {
        if (bytes.length < at + head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[at + i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
