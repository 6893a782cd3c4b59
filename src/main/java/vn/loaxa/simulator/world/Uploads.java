package vn.loaxa.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pictures and files sent ahead of a message (zalo-openapi §4). Use under the world's lock. */
public final class Uploads {
    /** Kept this long at most; afterwards sending answers -100. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int MEGABYTE = 1 << 20;
    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "pdf", "application/pdf",
            "doc", "application/msword",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "csv", "text/csv");

    public enum Kind {
        IMAGE(MEGABYTE, Set.of("jpg", "jpeg", "png")),
        GIF(5 * MEGABYTE, Set.of("gif")),
        FILE(5 * MEGABYTE, Set.of("pdf", "doc", "docx", "csv"));

        private final int most;

        @SuppressWarnings("ImmutableEnumChecker") // a Set.of, in each of the three
        private final Set<String> extensions;

        Kind(int most, Set<String> extensions) {
            this.most = most;
            this.extensions = extensions;
        }
    }

    /** @param contentType by its extension; the sender's own is not trusted */
    public record Upload(String id, Kind kind, String name, String contentType, byte[] content, Instant at) {}

    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private final Clock clock;
    private final Ids ids;

    Uploads(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Takes it in under the limits of its kind: -201 for a wrong type, -210 for a size. */
    public Upload add(Kind kind, String fileName, byte[] content) {
        String extension = extension(fileName);
        if (!kind.extensions.contains(extension)) {
            throw Refusal.invalid("file (type ." + extension + ")");
        }
        if (content.length == 0) {
            throw Refusal.invalid("file");
        }
        if (content.length > kind.most) {
            throw Refusal.tooLong("file", kind.most);
        }
        Upload upload = new Upload(
                ids.token(kind == Kind.FILE ? "ftok-" : "att-"),
                kind,
                fileName,
                TYPES.getOrDefault(extension, "application/octet-stream"),
                content,
                clock.instant());
        uploads.put(upload.id(), upload);
        return upload;
    }

    void restore(Upload upload) {
        uploads.put(upload.id(), upload);
    }

    /** For showing: also when it is too old to send. */
    public Optional<Upload> find(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** For sending: -201 if there is none of that kind, -100 if it is too old. */
    public Upload fresh(String id, Kind kind, String field) {
        Upload upload = uploads.get(id);
        if (upload == null || upload.kind() != kind) {
            throw Refusal.invalid(field);
        }
        if (clock.instant().isAfter(upload.at().plus(KEPT))) {
            throw new Refusal(-100, "Attachment is expired");
        }
        return upload;
    }

    Collection<Upload> all() {
        return uploads.values();
    }

    static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
