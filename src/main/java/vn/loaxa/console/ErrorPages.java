package vn.loaxa.console;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.ErrorView;
import vn.loaxa.text.Messages;

/** What a visitor reads when there is nothing, when they may not, and when we failed. */
final class ErrorPages {
    private final Renderer renderer;
    private final Frame frame;
    private final Messages messages;

    ErrorPages(Renderer renderer, Frame frame, Messages messages) {
        this.renderer = renderer;
        this.frame = frame;
        this.messages = messages;
    }

    void show(Context context, @Nullable Visitor visitor, int status) {
        String key = "error." + (status == 403 || status == 404 || status == 413 || status == 503 ? status : 500);
        String title = messages.text(key + ".title");
        context.status(status);
        renderer.page(
                context, "error", new ErrorView(frame.of(visitor, title, ""), title, messages.text(key + ".text")));
    }
}
