package vn.loaxa.console;

import io.javalin.http.Context;
import vn.loaxa.console.view.GuideView;
import vn.loaxa.directory.Right;

/** Short lessons for whoever has never seen the system; each role finds its own. */
final class GuidePages {
    static final String HOME = "/huong-dan";

    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final boolean demo;

    GuidePages(Frame frame, Renderer renderer, Wording wording, boolean demo) {
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.demo = demo;
    }

    void show(Context context, Visitor visitor) {
        renderer.page(
                context,
                "guide",
                new GuideView(
                        frame.of(visitor, wording.text("nav.guide"), HOME),
                        demo,
                        visitor.mayAnyOf(Routes.COMPOSE),
                        visitor.may(Right.APPROVE_DIRECTIVE),
                        visitor.may(Right.MANAGE_MEMBERS),
                        visitor.authority().mayEverywhere(Right.ADMINISTER)));
    }
}
