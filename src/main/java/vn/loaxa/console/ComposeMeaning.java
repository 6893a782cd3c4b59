package vn.loaxa.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Dispatch;
import vn.loaxa.broadcast.FollowUpResult;
import vn.loaxa.broadcast.FollowUps;
import vn.loaxa.broadcast.Particulars;
import vn.loaxa.broadcast.SavedAudience;
import vn.loaxa.broadcast.SavedAudiences;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.broadcast.answer.AnswerText;
import vn.loaxa.console.FormStore.Upload;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;

/** What a compose form comes down to: a draft, or sentences about what is wrong, by field. Thread-safe. */
final class ComposeMeaning {
    /** Past this a slip of the pen in the year is likelier than a plan. */
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Directory directory;
    private final SavedAudiences saved;
    private final TextTemplates templates;
    private final FollowUps followUps;
    private final Wording wording;
    private final Clock clock;

    ComposeMeaning(
            Directory directory,
            SavedAudiences saved,
            TextTemplates templates,
            FollowUps followUps,
            Wording wording,
            Clock clock) {
        this.followUps = followUps;
        this.directory = directory;
        this.saved = saved;
        this.templates = templates;
        this.wording = wording;
        this.clock = clock;
    }

    Audience audience(Handle handle, Visitor visitor, ComposeForm form) {
        List<SavedAudience> kept = form.saved().isEmpty() ? List.of() : saved.list(handle, visitor.communeId());
        return form.audience(
                visitor,
                directory.bodies(handle, visitor.communeId()),
                directory.villages(handle, visitor.communeId()),
                kept);
    }

    DirectiveDraft draft(Handle handle, Visitor visitor, ComposeForm form, @Nullable Upload upload) {
        var plain = new DirectiveDraft(
                visitor.id(),
                form.value("so"),
                form.value("ty"),
                form.value("tin"),
                form.urgency(),
                audience(handle, visitor, form),
                upload == null ? null : (Long) upload.fileId(),
                known(() -> form.due(visitor.zone())).orElse(null));
        Dispatch how =
                new Dispatch(known(() -> form.sendAt(visitor.zone())).orElse(null), form.value("dem"), form.drill());
        // The survey is the commune's: a leader cannot have it answered.
        var extras = new DirectiveDraft.Extras(
                AnswerSetReader.read(form.value("tra-loi")).set(),
                form.value("don-doc"),
                !form.value("khao-sat").isEmpty() && visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE));
        return plain.about(form.follow())
                .sent(how)
                .on(particulars(visitor, form))
                .with(extras);
    }

    /** A leader speaks under the own title, not in the name of a body or of whoever signed. */
    private static Particulars particulars(Visitor visitor, ComposeForm form) {
        boolean official = visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
        return new Particulars(
                form.value("loai"),
                official ? form.value("noi") : "",
                known(form::issuedOn).orElse(null),
                official ? form.value("ky") : "");
    }

    private interface Typed<T> {
        @Nullable
        T read() throws ComposeForm.NotATime;
    }

    /** Empty also for what cannot be read: that is said beside the field, and the plan does not wait for it. */
    private static <T> Optional<T> known(Typed<T> typed) {
        try {
            return Optional.ofNullable(typed.read());
        } catch (ComposeForm.NotATime e) {
            return Optional.empty();
        }
    }

    Map<String, String> errors(
            Handle handle, Visitor visitor, ComposeForm form, @Nullable Taken taken, @Nullable Upload upload) {
        var errors = new LinkedHashMap<String, String>();
        issuedError(visitor, form, errors);
        dueError(visitor, form, errors);
        fileErrors(form, taken, upload, errors);
        if (form.value("tin").isEmpty()) {
            errors.put("tin", wording.text("refused.TEXT_EMPTY"));
        }
        templates
                .blank(form.value("ty") + "\n" + form.value("tin"))
                .ifPresent(blank -> errors.put(
                        form.value("ty").contains(blank) ? "ty" : "tin",
                        PaperViews.WORDS.text("compose.template.blanks", Map.of("blank", blank))));
        AnswerSetReader.Read answers = AnswerSetReader.read(form.value("tra-loi"));
        if (answers.fault() != null) {
            errors.put("tra-loi", AnswerText.fault(answers));
        }
        followUp(handle, visitor, form)
                .filter(result -> !result.ok())
                .ifPresent(result -> errors.put("don-doc", result.said()));
        sendAtError(visitor, form, errors);
        return errors;
    }

    /** What its sentence would lead to; empty where none was typed. */
    Optional<FollowUpResult> followUp(Handle handle, Visitor visitor, ComposeForm form) {
        String sentence = form.value("don-doc");
        return sentence.isEmpty()
                ? Optional.empty()
                : Optional.of(followUps.preview(
                        handle,
                        visitor.communeId(),
                        sentence,
                        known(() -> form.sendAt(visitor.zone())).orElse(null),
                        known(() -> form.due(visitor.zone())).orElse(null),
                        visitor.zone()));
    }

    void fileErrors(ComposeForm form, @Nullable Taken taken, @Nullable Upload upload, Map<String, String> errors) {
        if (taken != null && !taken.fault().isEmpty()) {
            errors.put("tep", taken.fault());
        }
        if (upload == null && !form.uploadToken().isEmpty() && !errors.containsKey("tep")) {
            errors.put("tep", PaperViews.WORDS.text("file.gone"));
        }
        if (upload != null && !form.notSecret()) {
            errors.put("khong-mat", wording.text("file.secret"));
        }
    }

    private void issuedError(Visitor visitor, ComposeForm form, Map<String, String> errors) {
        Map<String, String> words = Map.of("typed", form.value("ngay"));
        try {
            LocalDate day = form.issuedOn();
            if (day != null && day.isAfter(LocalDate.ofInstant(clock.instant(), visitor.zone()))) {
                errors.put("ngay", PaperViews.WORDS.text("compose.day.far", words));
            }
        } catch (ComposeForm.NotATime e) {
            errors.put("ngay", PaperViews.WORDS.text("compose.day.wrong", words));
        }
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
}
