package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Follow;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.console.ComposeHelp.Helped;
import vn.loaxa.console.FormStore.Upload;
import vn.loaxa.console.view.ComposeView;
import vn.loaxa.console.view.PlanPanel;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;

/** Writing a directive: the form, its plan while one types, and sending it. Nothing that was typed is ever lost. */
final class ComposePages {
    private static final String VIA = "console";

    private final Database database;
    private final DirectiveService directives;
    private final Directory directory;
    private final ComposeFiles files;
    private final ComposeMeaning meaning;
    private final ComposeHelp help;
    private final Drafting drafting;
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
            ComposeFiles files,
            ComposeMeaning meaning,
            ComposeHelp help,
            Drafting drafting,
            ComposeViews views,
            Renderer renderer,
            Wording wording,
            Clock clock,
            Chance chance) {
        this.database = database;
        this.directives = directives;
        this.directory = directory;
        this.files = files;
        this.meaning = meaning;
        this.help = help;
        this.drafting = drafting;
        this.views = views;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
        this.chance = chance;
    }

    /** An empty form, one about an earlier directive ({@code ve}), or one that was begun before ({@code nhap}). */
    void form(Context context, Visitor visitor) {
        Follow follow = ComposeForm.follow(context.queryParam("ve"), context.queryParam("kieu"));
        String kept = context.queryParam("nhap");
        ComposeView view = database.read(handle -> {
            ComposeForm form = kept == null
                    ? begun(handle, visitor, follow)
                    : drafting.open(handle, visitor, draftId(kept)).orElseThrow(NotThere::new);
            return view(handle, visitor, form, Map.of(), files.upload(handle, visitor, form), ComposeNote.NONE);
        });
        renderer.page(context, "compose", view);
    }

    static long draftId(String text) {
        if (!text.matches("\\d{1,15}")) {
            throw new NotThere();
        }
        return Long.parseLong(text);
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
                "tin", follow.kind() == Follow.Kind.REPLACES ? first.text() : "",
                "tra-loi", first.answers().toString(),
                "khao-sat", first.extras().survey() ? "1" : "",
                "loai", first.particulars().type(),
                "noi", first.particulars().issuer());
        return ComposeForm.empty(chance.token(), values, follow);
    }

    /** The plan and the preview for what stands in the form now. */
    void plan(Context context, Visitor visitor) {
        var form = ComposeForm.read(context);
        PlanPanel panel = database.read(handle -> {
            Upload upload = files.upload(handle, visitor, form);
            DirectiveDraft draft = meaning.draft(handle, visitor, form, upload);
            return new PlanPanel(
                    views.plan(handle, visitor, draft), views.preview(handle, visitor, form, draft, upload));
        });
        renderer.page(context, "compose-panel", panel);
    }

    /** Keeps what stands in the form now; says when, for the line beside the heading. */
    void keep(Context context, Visitor visitor) {
        var form = ComposeForm.read(context);
        String said = database.write(handle -> drafting.save(
                handle,
                visitor,
                form,
                store.directive(handle, form.formToken(), visitor).isPresent()));
        context.html(said);
    }

    /** A file that was dropped or chosen: what was read from it, for the part of the page that holds it. */
    void file(Context context, Visitor visitor) {
        var typed = ComposeForm.read(context);
        Taken taken = files.take(context);
        Object view = database.write(handle -> {
            ComposeForm form = files.keep(handle, visitor, typed, taken);
            Map<String, String> errors = new LinkedHashMap<>();
            if (taken == null) {
                errors.put("tep", PaperViews.WORDS.text("file.none"));
            } else if (!taken.fault().isEmpty()) {
                errors.put("tep", taken.fault());
            }
            return views.file(handle, visitor, form, files.upload(handle, visitor, form), errors);
        });
        renderer.page(context, "compose-file", view);
    }

    void send(Context context, Visitor visitor) {
        var typed = ComposeForm.read(context);
        Taken taken = files.take(context);
        Object next = database.write(handle -> {
            ComposeForm form = files.keep(handle, visitor, typed, taken);
            Upload upload = files.upload(handle, visitor, form);
            Optional<Helped> helped = help.apply(handle, visitor, form, files.paper(handle, visitor, upload), context);
            return helped.isPresent()
                    ? after(handle, visitor, helped.get(), taken, upload)
                    : judged(handle, visitor, form, taken, upload, context.formParam("gui") != null);
        });
        if (next instanceof ComposeView view) {
            context.status(view.errors().isEmpty() ? 200 : 422);
            renderer.page(context, "compose", view);
        } else {
            context.redirect("/chi-dao/" + next);
        }
    }

    private ComposeView after(
            Handle handle, Visitor visitor, Helped helped, @Nullable Taken taken, @Nullable Upload upload) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (taken != null && !taken.fault().isEmpty()) {
            errors.put("tep", taken.fault());
        }
        drafting.save(handle, visitor, helped.form(), false);
        return view(handle, visitor, helped.form(), errors, upload, new ComposeNote(helped.said(), helped.fine()));
    }

    /** The number of the directive, or the form again. */
    private Object judged(
            Handle handle,
            Visitor visitor,
            ComposeForm form,
            @Nullable Taken taken,
            @Nullable Upload upload,
            boolean send) {
        var errors = meaning.errors(handle, visitor, form, taken, upload);
        DirectiveDraft draft = meaning.draft(handle, visitor, form, upload);
        if (draft.follow() == null && draft.audience().parts().isEmpty()) {
            errors.put("nhan", wording.text("compose.audience.empty"));
        }
        String note = errors.isEmpty() ? changed(handle, visitor, form, draft) : "";
        if (send && errors.isEmpty() && note.isEmpty()) {
            return publish(handle, visitor, form, upload, draft, errors);
        }
        drafting.save(handle, visitor, form, false);
        return view(handle, visitor, form, errors, upload, new ComposeNote(note, false));
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
            drafting.save(handle, visitor, form, false);
            return view(handle, visitor, form, errors, upload, ComposeNote.NONE);
        }
        int number = result.outcome().orElseThrow().shortNumber();
        store.led(handle, form.formToken(), number);
        drafting.done(handle, visitor, form);
        return number;
    }

    private static String field(PublishResult.Reason reason) {
        return switch (reason) {
            case FOLLOW_UP -> "don-doc";
            case TEXT_TOO_LONG, TEXT_EMPTY, UNKNOWN_PLACEHOLDER -> "tin";
            case NOBODY_IN_AUDIENCE, NOT_ALLOWED, NO_SUCH_DIRECTIVE, OWN_TEXT, NOT_WAITING, NOT_IN_FORCE -> "nhan";
        };
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
            ComposeNote note) {
        return views.page(handle, visitor, form, errors, upload, note, meaning.draft(handle, visitor, form, upload));
    }
}
