package vn.loaxa.console;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/** A file as it came with a form. {@code fault} is the key of a sentence, or empty. */
record Attachment(String name, byte[] bytes, String fault) {
    /** What Zalo takes (zalo-openapi §4). */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 120;

    /** Null when none was chosen. */
    static @Nullable Attachment of(Context context) {
        if (!context.isMultipartFormData()) {
            return null;
        }
        UploadedFile file = context.uploadedFile("tep");
        if (file == null || file.size() == 0) {
            return null;
        }
        String name = safe(file.filename());
        if (file.size() > MOST_BYTES) {
            return new Attachment(name, new byte[0], "file.tooLarge");
        }
        try (var content = file.content()) {
            byte[] bytes = content.readAllBytes();
            // By what is in it: a name or a declared type proves nothing.
            boolean pdf = bytes.length >= PDF.length && Arrays.equals(Arrays.copyOf(bytes, PDF.length), PDF);
            return new Attachment(name, bytes, pdf ? "" : "file.notPdf");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded file", e);
        }
    }

    private static String safe(String name) {
        String last = Vietnamese.clean(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }
}
