package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.SavedAudiences;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Right;
import vn.loaxa.paper.Paper;
import vn.loaxa.text.Vietnamese;

/** The buttons of the compose form that change the form and send nothing. Thread-safe. */
final class ComposeHelp {
    private static final int LONGEST_NAME = 80;

    private final ComposeMeaning meaning;
    private final SavedAudiences saved;
    private final TextTemplates templates;

    ComposeHelp(ComposeMeaning meaning, SavedAudiences saved, TextTemplates templates) {
        this.meaning = meaning;
        this.saved = saved;
        this.templates = templates;
    }

    /** The form after the button, and what to say about it. */
    record Helped(ComposeForm form, String said, boolean fine) {}

    /** Empty if none of these buttons was pressed. */
    Optional<Helped> apply(Handle handle, Visitor visitor, ComposeForm form, @Nullable Paper paper, Context context) {
        String taken = context.formParam("dung");
        if (taken != null && paper != null) {
            return Optional.of(new Helped(take(form, paper, taken), said("compose.offers.taken"), true));
        }
        String template = context.formParam("mau");
        if (template != null) {
            return templates.byCode(template).map(found -> fill(form, found));
        }
        String answers = context.formParam("mau-tl");
        if (answers != null) {
            return templates.byCode(answers).map(found -> ask(form, found));
        }
        boolean official = visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
        if (official && context.formParam("luu-nhan") != null) {
            return Optional.of(save(handle, visitor, form, context.formParam("ten-nhan")));
        }
        String gone = context.formParam("xoa-nhan");
        if (official && gone != null) {
            saved.delete(handle, visitor.communeId(), visitor.actor(), gone);
            return Optional.of(new Helped(without(form, gone), said("compose.audience.deleted"), true));
        }
        return Optional.empty();
    }

    /** One offered value, or all of them ("tat"). */
    private static ComposeForm take(ComposeForm form, Paper paper, String field) {
        Map<String, String> values = new HashMap<>();
        for (String name : field.equals("tat") ? Set.copyOf(ComposeForm.PAPER_FIELDS) : Set.of(field)) {
            String value = PaperViews.value(paper, name);
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        }
        return form.with(values);
    }

    private static Helped fill(ComposeForm form, TextTemplate template) {
        Map<String, String> values = Map.of(
                "loai", template.type(),
                "khan", template.urgency().name(),
                "ty", template.title(),
                "tin", template.text(),
                "tra-loi", template.answers().toString());
        return new Helped(
                form.with(values),
                PaperViews.WORDS.text("compose.template.taken", Map.of("name", template.name())),
                true);
    }

    private static Helped ask(ComposeForm form, TextTemplate template) {
        return new Helped(
                form.with(Map.of("tra-loi", template.answers().toString())),
                PaperViews.WORDS.text("compose.answers.taken", Map.of("name", template.name())),
                true);
    }

    private Helped save(Handle handle, Visitor visitor, ComposeForm form, @Nullable String typed) {
        String name = Vietnamese.clean(typed == null ? "" : typed);
        Audience audience = meaning.audience(handle, visitor, form);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Helped(form, said("compose.audience.name.empty"), false);
        }
        if (audience.parts().isEmpty()) {
            return new Helped(form, said("compose.audience.nothing"), false);
        }
        saved.save(handle, visitor.communeId(), visitor.actor(), name, audience);
        return new Helped(form, PaperViews.WORDS.text("compose.audience.saved", Map.of("name", name)), true);
    }

    private static ComposeForm without(ComposeForm form, String code) {
        Set<String> left = new HashSet<>(form.saved());
        left.remove(code);
        return form.withSaved(left);
    }

    private static String said(String key) {
        return PaperViews.WORDS.text(key);
    }
}
