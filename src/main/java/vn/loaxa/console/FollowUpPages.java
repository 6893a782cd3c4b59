package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.FollowUpResult;
import vn.loaxa.console.view.FollowUpPreview;
import vn.loaxa.db.Database;

/** Sets what the machine does by itself while people have not answered a directive; the board shows it. */
final class FollowUpPages {
    private final Database database;
    private final DirectiveService directives;
    private final BoardPage board;
    private final Renderer renderer;

    FollowUpPages(Database database, DirectiveService directives, BoardPage board, Renderer renderer) {
        this.database = database;
        this.directives = directives;
        this.board = board;
        this.renderer = renderer;
    }

    /** What the sentence would lead to, while one types. */
    void preview(Context context, Visitor visitor) {
        String sentence = sentence(context);
        FollowUpPreview view = database.read(handle -> {
            Directive directive = find(handle, context, visitor);
            if (sentence.isEmpty()) {
                return new FollowUpPreview(List.of(), "");
            }
            return view(
                    directives.followUps().preview(handle, visitor.communeId(), sentence, directive, visitor.zone()));
        });
        renderer.page(context, "follow-up-preview", view);
    }

    static FollowUpPreview view(FollowUpResult result) {
        return result.ok()
                ? new FollowUpPreview(result.said().lines().toList(), "")
                : new FollowUpPreview(List.of(), result.said());
    }

    void set(Context context, Visitor visitor) {
        String sentence = sentence(context);
        FollowUpResult result = database.write(handle -> {
            Directive directive = find(handle, context, visitor);
            return directives
                    .followUps()
                    .set(handle, visitor.communeId(), directive.shortNumber(), visitor.id(), sentence, "console");
        });
        if (result.ok()) {
            context.redirect("/chi-dao/" + DirectivePages.number(context) + "#h-don-doc");
            return;
        }
        context.status(422);
        var view = database.read(handle -> {
            var page = board.view(handle, visitor, find(handle, context, visitor), "", "");
            return page.followUp() == null ? page : page.with(page.followUp().typed(sentence, result.said()));
        });
        renderer.page(context, "board", view);
    }

    private Directive find(Handle handle, Context context, Visitor visitor) {
        return directives
                .byNumber(handle, visitor.communeId(), DirectivePages.number(context))
                .filter(directive -> Sight.whole(visitor, directive))
                .orElseThrow(NotThere::new);
    }

    private static String sentence(Context context) {
        String typed = context.formParam("cau");
        return typed == null ? "" : typed.strip();
    }
}
