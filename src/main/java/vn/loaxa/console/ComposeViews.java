package vn.loaxa.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AnswerButtons;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Follow;
import vn.loaxa.broadcast.Plan;
import vn.loaxa.broadcast.SavedAudiences;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.broadcast.answer.AnswerText;
import vn.loaxa.broadcast.followup.FollowUpText;
import vn.loaxa.console.FormStore.Upload;
import vn.loaxa.console.view.ComposeFileView;
import vn.loaxa.console.view.ComposeView;
import vn.loaxa.console.view.ComposeView.Choice;
import vn.loaxa.console.view.ComposeView.FileView;
import vn.loaxa.console.view.ComposeView.TreeNode;
import vn.loaxa.console.view.FollowUpPreview;
import vn.loaxa.console.view.PlanView;
import vn.loaxa.console.view.PreviewView;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.paper.Paper;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;

/** The compose page: form, tree of those who may be chosen, plan and preview. */
final class ComposeViews {
    private final DirectiveService directives;
    private final Directory directory;
    private final PlanViews plans;
    private final Frame frame;
    private final Wording wording;
    private final boolean secondPerson;
    private final ComposeFiles files;
    private final PaperViews papers;
    private final SavedAudiences saved;
    private final TextTemplates templates;
    private final ComposeMeaning meaning;
    private final BooleanSupplier hasSurvey;

    ComposeViews(
            DirectiveService directives,
            Directory directory,
            PlanViews plans,
            Frame frame,
            Wording wording,
            boolean secondPerson,
            ComposeFiles files,
            SavedAudiences saved,
            TextTemplates templates,
            ComposeMeaning meaning,
            BooleanSupplier hasSurvey) {
        this.meaning = meaning;
        this.hasSurvey = hasSurvey;
        this.directives = directives;
        this.directory = directory;
        this.plans = plans;
        this.frame = frame;
        this.wording = wording;
        this.secondPerson = secondPerson;
        this.files = files;
        papers = new PaperViews(wording);
        this.saved = saved;
        this.templates = templates;
    }

    ComposeView page(
            Handle handle,
            Visitor visitor,
            ComposeForm form,
            Map<String, String> errors,
            @Nullable Upload upload,
            ComposeNote note,
            DirectiveDraft draft) {
        boolean wide = visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
        return new ComposeView(
                frame.of(visitor, wording.text("compose.title"), "/chi-dao"),
                form.formToken(),
                form.values(),
                errors,
                urgencies(form),
                wide,
                form.everyone(),
                wide ? wording.number(count(handle, visitor, new Audience.Part.Everyone())) : "",
                tree(handle, visitor, form),
                villages(handle, visitor, form),
                wide ? roles(handle, visitor, form) : List.<TreeNode>of(),
                wide ? saved(handle, visitor, form) : List.<ComposeView.Saved>of(),
                templates.all().stream()
                        .map(template -> new Choice(template.code(), template.name(), false))
                        .toList(),
                templates.all().stream()
                        .filter(template -> !template.answers().none())
                        .map(template -> new Choice(template.code(), template.name(), false))
                        .toList(),
                wide && hasSurvey.getAsBoolean(),
                FollowUpText.MESSAGES.text("example"),
                about(handle, visitor, form),
                form.drill(),
                visitor.may(Right.DRAFT_DIRECTIVE),
                file(handle, visitor, form, upload, errors),
                wording.number(OutgoingMessage.MAX_TEXT),
                note.text(),
                note.fine() ? "ok" : "caution",
                plan(handle, visitor, draft),
                preview(handle, visitor, form, draft, upload));
    }

    PlanView plan(Handle handle, Visitor visitor, DirectiveDraft draft) {
        Plan plan = draft.follow() == null && draft.audience().parts().isEmpty()
                ? Plan.empty()
                : directives.plan(handle, visitor.communeId(), draft);
        return plans.of(plan, draft, needsApproval(handle, visitor, draft), visitor.zone());
    }

    /** The message as it would go out, frame and number included. */
    PreviewView preview(
            Handle handle, Visitor visitor, ComposeForm form, DirectiveDraft draft, @Nullable Upload upload) {
        boolean empty = draft.text().isBlank();
        String text = empty ? "" : directives.message(handle, visitor.communeId(), draft);
        return new PreviewView(
                visitor.commune().name(),
                empty ? wording.text("preview.empty") : text,
                upload == null ? "" : upload.name(),
                wording.text(
                        "preview.length",
                        Map.of(
                                "n", wording.number(text.codePointCount(0, text.length())),
                                "most", wording.number(OutgoingMessage.MAX_TEXT))),
                AnswerButtons.of(draft.extras(), 0).stream().map(Button::title).toList(),
                understood(form, draft),
                followUp(handle, visitor, form));
    }

    private static FollowUpPreview understood(ComposeForm form, DirectiveDraft draft) {
        AnswerSetReader.Read read = AnswerSetReader.read(form.value("tra-loi"));
        return read.fault() == null
                ? new FollowUpPreview(AnswerText.lines(draft.extras().answers()), "")
                : new FollowUpPreview(List.of(), AnswerText.fault(read));
    }

    private FollowUpPreview followUp(Handle handle, Visitor visitor, ComposeForm form) {
        return meaning.followUp(handle, visitor, form)
                .map(FollowUpPages::view)
                .orElseGet(() -> new FollowUpPreview(List.of(), ""));
    }

    /** What the service will decide when it is sent; here only for the words on the button. */
    private boolean needsApproval(Handle handle, Visitor visitor, DirectiveDraft draft) {
        Follow follow = draft.follow();
        Audience audience = follow == null
                ? draft.audience()
                : directives
                        .byNumber(handle, visitor.communeId(), follow.number())
                        .map(Directive::audience)
                        .orElse(draft.audience());
        boolean everyone = audience.parts().stream().anyMatch(Audience.Part.Everyone.class::isInstance);
        boolean official = visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE)
                || visitor.authority().mayEverywhere(Right.APPROVE_DIRECTIVE);
        return secondPerson
                && !draft.dispatch().drill()
                && (everyone || (draft.urgency() != Urgency.NORMAL && official));
    }

    /** The part of the form that holds the file. */
    ComposeFileView file(
            Handle handle, Visitor visitor, ComposeForm form, @Nullable Upload upload, Map<String, String> errors) {
        Paper paper = files.paper(handle, visitor, upload);
        return new ComposeFileView(
                upload == null ? null : file(form.uploadToken(), upload, paper),
                paper == null ? null : papers.offered(paper, visitor.zone(), form.values()),
                form.notSecret(),
                files.most(),
                upload != null && upload.size() > files.pictureAbove() ? files.pictureNote() : "",
                errors.getOrDefault("tep", ""),
                errors.getOrDefault("khong-mat", ""));
    }

    private List<ComposeView.Saved> saved(Handle handle, Visitor visitor, ComposeForm form) {
        return saved.list(handle, visitor.communeId()).stream()
                .map(one -> new ComposeView.Saved(
                        one.code(),
                        one.name(),
                        wording.number(directory.countRecipients(handle, visitor.communeId(), one.audience())),
                        form.saved().contains(one.code()),
                        one.own()))
                .toList();
    }

    private List<TreeNode> roles(Handle handle, Visitor visitor, ComposeForm form) {
        return ComposeForm.ROLES.stream()
                .map(part -> {
                    int people = count(handle, visitor, part);
                    String role = ComposeForm.role(part);
                    return new TreeNode(
                            role,
                            wording.text("compose.role." + role),
                            people == 0,
                            wording.number(people),
                            form.roles().contains(role),
                            false,
                            List.of());
                })
                .filter(node -> !node.empty())
                .toList();
    }

    private ComposeView.@Nullable About about(Handle handle, Visitor visitor, ComposeForm form) {
        Follow follow = form.follow();
        if (follow == null) {
            return null;
        }
        String name = directives
                .byNumber(handle, visitor.communeId(), follow.number())
                .map(wording::name)
                .orElse("");
        return new ComposeView.About(
                follow.number(),
                follow.kind().name(),
                wording.text("compose.about." + follow.kind(), Map.of("name", name)),
                wording.text("compose.about." + follow.kind() + ".whom", Map.of("name", name)));
    }

    private List<Choice> urgencies(ComposeForm form) {
        var choices = new ArrayList<Choice>();
        for (Urgency urgency : Urgency.values()) {
            choices.add(new Choice(urgency.name(), wording.urgency(urgency), urgency == form.urgency()));
        }
        return choices;
    }

    /** Bodies the visitor may send to; one whose parent is out of reach stands at the top. */
    private List<TreeNode> tree(Handle handle, Visitor visitor, ComposeForm form) {
        List<Body> open = directory.bodies(handle, visitor.communeId()).stream()
                .filter(body -> ComposeForm.maySendTo(visitor, body))
                .toList();
        return open.stream()
                .filter(body -> open.stream().noneMatch(other -> other.id().equals(body.parent())))
                .map(body -> node(handle, open, body, form, false))
                .filter(node -> !node.empty())
                .toList();
    }

    private TreeNode node(Handle handle, List<Body> open, Body body, ComposeForm form, boolean under) {
        boolean checked = under || form.bodies().contains(body.code());
        List<TreeNode> children = open.stream()
                .filter(other -> body.id().equals(other.parent()))
                .map(child -> node(handle, open, child, form, checked))
                .filter(child -> !child.empty())
                .toList();
        boolean some = !checked && children.stream().anyMatch(child -> child.checked() || child.open());
        int members = directory.countMembers(handle, body.id());
        return new TreeNode(body.code(), body.name(), members == 0, wording.number(members), checked, some, children);
    }

    private List<TreeNode> villages(Handle handle, Visitor visitor, ComposeForm form) {
        return directory.villages(handle, visitor.communeId()).stream()
                .filter(village -> ComposeForm.maySendTo(visitor, village))
                .map(village -> village(handle, visitor, village, form))
                .toList();
    }

    private TreeNode village(Handle handle, Visitor visitor, Village village, ComposeForm form) {
        return new TreeNode(
                village.code(),
                village.name(),
                false,
                wording.number(count(handle, visitor, new Audience.Part.OfVillage(village.id()))),
                form.villages().stream().anyMatch(village::goesBy),
                false,
                List.of());
    }

    private int count(Handle handle, Visitor visitor, Audience.Part part) {
        return directory.countRecipients(handle, visitor.communeId(), Audience.of(part));
    }

    private FileView file(String token, Upload upload, @Nullable Paper paper) {
        String kib = wording.number(Math.max(1, upload.size() / 1024));
        return new FileView(
                token,
                upload.name(),
                paper == null
                        ? wording.text("file.size", Map.of("n", kib))
                        : PaperViews.WORDS.text("file.size", Map.of("pages", paper.pages(), "kb", kib)));
    }
}
