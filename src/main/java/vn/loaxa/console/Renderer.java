package vn.loaxa.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/** Fills the compiled templates. Everything is escaped by where it stands. Thread-safe. */
final class Renderer {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.loaxa.pages");

    /** Shows the template with its one parameter {@code view}. */
    void page(Context context, String template, Object view) {
        context.contentType("text/html; charset=utf-8").result(part(template, view));
    }

    /** The same as text, for a piece of a page. */
    String part(String template, Object view) {
        var output = new StringOutput();
        engine.render("console/" + template + ".jte", view, output);
        return output.toString();
    }
}
