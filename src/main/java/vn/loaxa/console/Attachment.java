package vn.loaxa.console;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/** A file as it came with a form; without its bytes if there are too many. */
record Attachment(String name, byte[] bytes, boolean tooLarge) {
    private static final int LONGEST_NAME = 120;

    /** Null when none was chosen. */
    static @Nullable Attachment of(Context context, int mostBytes) {
        if (!context.isMultipartFormData()) {
            return null;
        }
        UploadedFile file = context.uploadedFile("tep");
        if (file == null || file.size() == 0) {
            return null;
        }
        String name = safe(file.filename());
        if (file.size() > mostBytes) {
            return new Attachment(name, new byte[0], true);
        }
        try (var content = file.content()) {
            return new Attachment(name, content.readAllBytes(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded file", e);
        }
    }

    private static String safe(String name) {
        String last = Vietnamese.clean(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }
}
