package vn.loaxa.console;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Stylesheets and scripts, read once from the jar. */
final class Assets {
    private static final Map<String, String> FILES = Map.of(
            "tokens.css",
            "/web/tokens.css",
            "components.css",
            "/web/components.css",
            "loaxa.css",
            "/web/loaxa.css",
            "loaxa.js",
            "/web/loaxa.js",
            "icon.svg",
            "/web/icon.svg",
            "htmx.js",
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    private record File(byte[] bytes, String type, String tag) {}

    private final Map<String, File> files = new HashMap<>();

    Assets() {
        FILES.forEach((name, path) -> files.put(name, read(name, path)));
    }

    void serve(Context context) {
        File file = files.get(context.pathParam("file"));
        if (file == null) {
            throw new NotThere();
        }
        // A short life with a tag: after an update officials have the new look within minutes.
        context.header("Cache-Control", "public, max-age=300").header("ETag", file.tag());
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(file.type()).result(file.bytes());
        }
    }

    private static File read(String name, String path) {
        try (var in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + path);
            }
            byte[] bytes = in.readAllBytes();
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type == null) {
                throw new IllegalStateException("No type is known for " + name);
            }
            String tag = "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "-" + bytes.length + "\"";
            return new File(bytes, type, tag);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + path, e);
        }
    }
}
