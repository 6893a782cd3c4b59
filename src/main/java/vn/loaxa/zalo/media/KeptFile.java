package vn.loaxa.zalo.media;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloException;

/**
 * A file that keeps its bytes: uploaded when it is first sent, and once more when Zalo has forgotten it (-100, after at
 * most 7 days; zalo-openapi §4). One upload serves any number of sends. Thread-safe: sends run side by side, and wait for
 * each other only while uploading.
 */
public final class KeptFile {
    private final UploadApi uploads;
    private final Kind kind;
    private final String name;
    private final byte[] bytes;
    private @Nullable String id;

    /** What kind of upload it is, and so which names and sizes it takes. */
    public enum Kind {
        IMAGE,
        GIF,
        FILE
    }

    /** {@code bytes} are not copied: leave them alone afterwards. Name and size are checked at the first send. */
    public KeptFile(UploadApi uploads, Kind kind, String name, byte[] bytes) {
        this.uploads = uploads;
        this.kind = kind;
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * Sends a message that carries the file. If the upload fails, no message has left: its end is then the end of the
     * send, {@link SendOutcome.Rejected} or {@link SendOutcome.NotSent}.
     *
     * @param send makes and sends the message from the attachment id or token; is called a second time with a new one if
     *     Zalo did not know the first
     * @throws LimitException if Zalo would not take a file of this name or size
     */
    public SendOutcome send(Function<String, SendOutcome> send) {
        try {
            String first = uploaded(null);
            SendOutcome outcome = send.apply(first);
            return forgotten(outcome) ? send.apply(uploaded(first)) : outcome;
        } catch (ZaloException e) {
            return e.error()
                    .<SendOutcome>map(SendOutcome.Rejected::new)
                    .orElseGet(() -> new SendOutcome.NotSent(String.valueOf(e.getMessage())));
        }
    }

    private static boolean forgotten(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Rejected rejected
                && rejected.error().handling() == Handling.REUPLOAD;
    }

    /** The upload in use; a new one if there is none, or if it is the one that failed. */
    private synchronized String uploaded(@Nullable String failed) {
        String known = id;
        if (known == null || known.equals(failed)) {
            known = upload();
            id = known;
        }
        return known;
    }

    private String upload() {
        return switch (kind) {
            case IMAGE -> uploads.image(name, bytes);
            case GIF -> uploads.gif(name, bytes);
            case FILE -> uploads.file(name, bytes);
        };
    }
}
