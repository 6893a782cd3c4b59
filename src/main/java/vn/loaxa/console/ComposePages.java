package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Dispatch;
import vn.loaxa.broadcast.Follow;
import vn.loaxa.broadcast.Particulars;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.console.FormStore.Upload;
import vn.loaxa.console.view.ComposeView;
import vn.loaxa.console.view.PlanPanel;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.outbox.Outbox;

/** Writing a directive: the form, its plan while one types, and sending it. Nothing that was typed is ever lost. */
final class ComposePages {
    private static final String VIA = "console";
    /** Past this a slip of the pen in the year is likelier than a plan. */
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Database database;
    private final DirectiveService directives;
    private final Directory directory;
    private final Outbox outbox;
    private final ComposeViews views;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;
    private final Chance chance;
    private final FormStore store = new FormStore();

    ComposePages(
            Database database,
            DirectiveService directives,
            Directory directory,
            Outbox outbox,
            ComposeViews views,
            Renderer renderer,
            Wording wording,
            Clock clock,
            Chance chance) {
        this.database = database;
        this.directives = directives;
        this.directory = directory;
        this.outbox = outbox;
        this.views = views;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
        this.chance = chance;
    }

    void form(Context context, Visitor visitor) {
        Follow follow = ComposeForm.follow(context.queryParam("ve"), context.queryParam("kieu"));
        ComposeView view =
                database.read(handle -> view(handle, visitor, begun(handle, visitor, follow), Map.of(), null, ""));
        renderer.page(context, "compose", view);
    }

    /** An empty form; about an earlier one it starts with that one's words and urgency, to be changed. */
    private ComposeForm begun(Handle handle, Visitor visitor, @Nullable Follow follow) {
        if (follow == null) {
            return ComposeForm.empty(chance.token(), Map.of(), null);
        }
        Directive first = directives
                .byNumber(handle, visitor.communeId(), follow.number())
                .filter(directive -> Sight.any(visitor, directive))
                .orElseThrow(NotThere::new);
        Map<String, String> values = Map.of(
                "khan", first.urgency().name(),
                "ty", first.title(),
                "tin", follow.kind() == Follow.Kind.REPLACES ? first.text() : "");
        return ComposeForm.empty(chance.token(), values, follow);
    }

    /** The plan and the preview for what stands in the form now. */
    void plan(Context context, Visitor visitor) {
        var form = ComposeForm.read(context);
        PlanPanel panel = database.read(handle -> {
            Upload upload = store.upload(handle, form.uploadToken(), visitor).orElse(null);
            DirectiveDraft draft = draft(handle, visitor, form, upload);
            return new PlanPanel(views.plan(handle, visitor, draft), views.preview(handle, visitor, draft, upload));
        });
        renderer.page(context, "compose-panel", panel);
    }

    void send(Context context, Visitor visitor) {
        var typed = ComposeForm.read(context);
        Attachment attachment = Attachment.of(context);
        Object next = database.write(handle -> {
            var form = keep(handle, visitor, typed, attachment);
            Upload upload = store.upload(handle, form.uploadToken(), visitor).orElse(null);
            var errors = errors(visitor, form, attachment, upload);
            DirectiveDraft draft = draft(handle, visitor, form, upload);
            if (draft.follow() == null && draft.audience().parts().isEmpty()) {
                errors.put("nhan", wording.text("compose.audience.empty"));
            }
            String note = errors.isEmpty() ? changed(handle, visitor, form, draft) : "";
            boolean send = errors.isEmpty() && note.isEmpty() && context.formParam("gui") != null;
            return send
                    ? publish(handle, visitor, form, upload, draft, errors)
                    : view(handle, visitor, form, errors, upload, note);
        });
        if (next instanceof ComposeView view) {
            context.status(view.errors().isEmpty() ? 200 : 422);
            renderer.page(context, "compose", view);
        } else {
            context.redirect("/chi-dao/" + next);
        }
    }

    /** The number of the directive, or the form again with what was refused. */
    private Object publish(
            Handle handle,
            Visitor visitor,
            ComposeForm form,
            @Nullable Upload upload,
            DirectiveDraft draft,
            Map<String, String> errors) {
        if (!store.claim(handle, form.formToken(), visitor, clock.instant())) {
            // The same form a second time: show what the first one led to.
            return store.directive(handle, form.formToken(), visitor).orElseThrow(NotAllowed::new);
        }
        PublishResult result = directives.publish(handle, visitor.communeId(), draft, VIA);
        if (result instanceof PublishResult.Refused refused) {
            store.release(handle, form.formToken());
            errors.put(field(refused.reason()), wording.text("refused." + refused.reason()));
            return view(handle, visitor, form, errors, upload, "");
        }
        int number = result.outcome().orElseThrow().shortNumber();
        store.led(handle, form.formToken(), number);
        return number;
    }

    private static String field(PublishResult.Reason reason) {
        return switch (reason) {
            case TEXT_TOO_LONG, TEXT_EMPTY, UNKNOWN_PLACEHOLDER -> "tin";
            case NOBODY_IN_AUDIENCE, NOT_ALLOWED, NO_SUCH_DIRECTIVE, OWN_TEXT, NOT_WAITING, NOT_IN_FORCE -> "nhan";
        };
    }

    /** Keeps a file that came, so that it need not be chosen again when another field is wrong. */
    private ComposeForm keep(Handle handle, Visitor visitor, ComposeForm form, @Nullable Attachment attachment) {
        if (attachment == null || !attachment.fault().isEmpty()) {
            return form;
        }
        long id = outbox.storeFile(handle, visitor.communeId(), attachment.name(), attachment.bytes());
        String token = chance.token();
        store.addUpload(
                handle, token, visitor, new Upload(id, attachment.name(), attachment.bytes().length), clock.instant());
        return form.withUpload(token);
    }

    private Map<String, String> errors(
            Visitor visitor, ComposeForm form, @Nullable Attachment attachment, @Nullable Upload upload) {
        var errors = new LinkedHashMap<String, String>();
        if (attachment != null && !attachment.fault().isEmpty()) {
            errors.put("tep", wording.text(attachment.fault(), Map.of("name", attachment.name())));
        }
        if (upload != null && !form.notSecret()) {
            errors.put("khong-mat", wording.text("file.secret"));
        }
        dueError(visitor, form, errors);
        sendAtError(visitor, form, errors);
        if (form.value("tin").isEmpty()) {
            errors.put("tin", wording.text("refused.TEXT_EMPTY"));
        }
        return errors;
    }

    private void dueError(Visitor visitor, ComposeForm form, Map<String, String> errors) {
        Instant now = clock.instant();
        var words = Map.of("typed", form.value("han"), "now", wording.paper(now, visitor.zone()));
        try {
            Instant due = form.due(visitor.zone());
            if (due != null && !due.isAfter(now)) {
                errors.put("han", wording.text("compose.due.past", words));
            }
        } catch (ComposeForm.NotATime e) {
            errors.put("han", wording.text("compose.due.wrong", words));
        }
    }

    private void sendAtError(Visitor visitor, ComposeForm form, Map<String, String> errors) {
        Instant now = clock.instant();
        var words = Map.of("typed", form.value("luc"), "now", wording.paper(now, visitor.zone()));
        try {
            Instant at = form.sendAt(visitor.zone());
            if (at != null && !at.isAfter(now)) {
                errors.put("luc", wording.text("compose.sendAt.past", words));
            } else if (at != null && at.isAfter(now.plus(FARTHEST))) {
                errors.put("luc", wording.text("compose.sendAt.far", words));
            }
        } catch (ComposeForm.NotATime e) {
            errors.put("luc", wording.text("compose.due.wrong", words));
        }
    }

    /** A sentence when the roll is no longer what the sender saw on the button. */
    private String changed(Handle handle, Visitor visitor, ComposeForm form, DirectiveDraft draft) {
        if (form.shownRoll().isEmpty()) {
            return "";
        }
        int now = draft.follow() == null
                ? directory.countRecipients(handle, visitor.communeId(), draft.audience())
                : directives.plan(handle, visitor.communeId(), draft).roll();
        return form.shownRoll().equals(String.valueOf(now))
                ? ""
                : wording.text("compose.rollChanged", Map.of("n", wording.number(now)));
    }

    private ComposeView view(
            Handle handle,
            Visitor visitor,
            ComposeForm form,
            Map<String, String> errors,
            @Nullable Upload upload,
            String note) {
        return views.page(handle, visitor, form, errors, upload, note, draft(handle, visitor, form, upload));
    }

    private DirectiveDraft draft(Handle handle, Visitor visitor, ComposeForm form, @Nullable Upload upload) {
        Audience audience = form.audience(
                visitor,
                directory.bodies(handle, visitor.communeId()),
                directory.villages(handle, visitor.communeId()));
        Instant due = null;
        try {
            due = form.due(visitor.zone());
        } catch (ComposeForm.NotATime e) {
            // Said beside the field; the plan does not depend on it.
        }
        Instant at = null;
        try {
            at = form.sendAt(visitor.zone());
        } catch (ComposeForm.NotATime e) {
            // Said beside the field; until then the plan is for now.
        }
        return new DirectiveDraft(
                visitor.id(),
                form.value("so"),
                form.value("ty"),
                form.value("tin"),
                form.urgency(),
                audience,
                upload == null ? null : (Long) upload.fileId(),
                due,
                form.follow(),
                new Dispatch(at, form.value("dem"), form.drill()),
                Particulars.NONE);
    }
}
