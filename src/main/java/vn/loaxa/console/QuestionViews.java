package vn.loaxa.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.DraftFormView;
import vn.loaxa.console.view.DraftView;
import vn.loaxa.console.view.QuestionsView;
import vn.loaxa.console.view.TrialView;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.questions.FaqDesk;
import vn.loaxa.conversation.questions.FaqDraft;
import vn.loaxa.conversation.questions.Problem;
import vn.loaxa.conversation.questions.QuestionGroup;
import vn.loaxa.conversation.questions.Trial;
import vn.loaxa.conversation.script.ScriptCheck;
import vn.loaxa.conversation.script.ScriptFault;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** Puts the pages about questions together. */
final class QuestionViews {
    private static final int LISTED = 50;
    private static final int PUBLISHED = 10;
    private static final int ALIKE = 5;

    private final FaqDesk desk;
    private final Directory directory;
    private final Frame frame;
    private final Wording wording;
    private final Messages words;
    private final Clock clock;

    QuestionViews(FaqDesk desk, Directory directory, Frame frame, Wording wording, Messages words, Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.frame = frame;
        this.wording = wording;
        this.words = words;
        this.clock = clock;
    }

    QuestionsView list(Handle handle, Visitor visitor, String done) {
        List<QuestionGroup> groups = desk.groups(handle, visitor.communeId());
        ScriptCheck check = desk.scripts(handle, visitor.communeId(), visitor.zone());
        return new QuestionsView(
                frame.of(visitor, wording.text("nav.questions"), "/cau-hoi"),
                words.text("questions.heading", Map.of("n", wording.number(groups.size()))),
                groups.stream().limit(LISTED).map(this::group).toList(),
                items(handle, visitor, FaqDraft.State.DRAFT, LISTED),
                items(handle, visitor, FaqDraft.State.PUBLISHED, PUBLISHED),
                check.faults().stream().map(QuestionViews::fault).toList(),
                check.warnings().stream().map(QuestionViews::fault).toList(),
                readOnly(),
                done);
    }

    private String readOnly() {
        return desk.isWritable() ? "" : words.text("publish.read-only", Map.of("folder", desk.place()));
    }

    private QuestionsView.Group group(QuestionGroup group) {
        return new QuestionsView.Group(
                group.head().id(),
                group.head().question(),
                words.text("questions.times", Map.of("n", wording.number(group.times()))),
                group.questions().stream()
                        .skip(1)
                        .limit(ALIKE)
                        .map(it -> it.question())
                        .toList(),
                group.nearest().stream()
                        .map(entry -> new QuestionsView.Choice(entry.id(), entry.question()))
                        .toList());
    }

    private List<QuestionsView.Item> items(Handle handle, Visitor visitor, FaqDraft.State state, int most) {
        return desk.drafts(handle, visitor.communeId(), state, most).stream()
                .map(draft -> new QuestionsView.Item(
                        "/cau-hoi/ban-soan/" + draft.id(), title(draft), meta(handle, visitor, draft)))
                .toList();
    }

    private String title(FaqDraft draft) {
        return draft.kind() == FaqDraft.Kind.ENTRY
                ? draft.entry().question()
                : words.text("draft.adds", Map.of("question", draft.entry().question()));
    }

    private String meta(Handle handle, Visitor visitor, FaqDraft draft) {
        Instant now = clock.instant();
        String written = words.text(
                "draft.written",
                Map.of(
                        "who", name(handle, draft.author()),
                        "time", wording.moment(draft.createdAt(), now, visitor.zone())));
        PersonId by = draft.decidedBy();
        Instant at = draft.decidedAt();
        return by == null || at == null
                ? written
                : written + " "
                        + words.text(
                                "draft.decided." + draft.state(),
                                Map.of("who", name(handle, by), "time", wording.moment(at, now, visitor.zone())));
    }

    private String name(Handle handle, PersonId person) {
        return directory.person(handle, person).map(Person::name).orElse("–");
    }

    private static QuestionsView.Fault fault(ScriptFault fault) {
        return new QuestionsView.Fault(
                fault.file() + ":" + fault.line() + ":" + fault.column(), fault.problem(), fault.hint());
    }

    /** The form with what was typed; {@code typed} is a question to try it with. */
    DraftFormView form(Handle handle, Visitor visitor, FaqDraft draft, List<Problem> problems, String typed) {
        FaqEntry entry = draft.entry();
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach(problem -> errors.putIfAbsent(problem.field(), problem.text()));
        return new DraftFormView(
                frame.of(visitor, words.text("form.title"), "/cau-hoi"),
                draft.questionId(),
                entry.question(),
                String.join("\n", entry.phrasings()),
                entry.answer(),
                entry.source(),
                entry.asOf().equals(LocalDate.EPOCH) ? "" : entry.asOf().toString(),
                entry.reviewBy().equals(LocalDate.EPOCH) ? "" : entry.reviewBy().toString(),
                entry.ownerRole(),
                String.join(
                        ", ",
                        new TreeSet<>(desk.facts())
                                .stream().map(it -> "{" + it + "}").toList()),
                errors,
                trial(handle, visitor, draft, typed, List.of()));
    }

    TrialView trial(Handle handle, Visitor visitor, FaqDraft draft, String typed, List<Problem> problems) {
        if (draft.entry().question().isBlank()) {
            return new TrialView("", false, List.of(), typed, "", texts(problems));
        }
        Trial trial = desk.trial(handle, visitor.communeId(), draft, List.of());
        boolean harm = trial.changes().stream().anyMatch(Trial.Change::harm);
        String answered = typed.isBlank() ? "" : desk.answered(draft, typed);
        return new TrialView(
                words.text(
                        "trial.summary",
                        Map.of(
                                "n", wording.number(trial.asked()),
                                "changed", wording.number(trial.changes().size()))),
                harm,
                trial.changes().stream()
                        .map(it ->
                                new TrialView.Change(it.question(), orNone(it.before()), orNone(it.after()), it.harm()))
                        .toList(),
                typed,
                typed.isBlank() ? "" : orNone(answered),
                texts(problems));
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::text).toList();
    }

    private String orNone(String answer) {
        return answer.isEmpty() ? words.text("trial.none") : answer;
    }

    DraftView draft(Handle handle, Visitor visitor, FaqDraft draft, List<Problem> problems, String typed) {
        FaqEntry entry = draft.entry();
        boolean open = draft.state() == FaqDraft.State.DRAFT;
        boolean may = desk.mayPublish(handle, visitor.communeId(), visitor.id(), draft);
        return new DraftView(
                frame.of(visitor, title(draft), "/cau-hoi"),
                draft.id(),
                title(draft),
                meta(handle, visitor, draft),
                draft.kind() == FaqDraft.Kind.ENTRY,
                entry.question(),
                entry.phrasings(),
                entry.answer(),
                entry.source(),
                Days.show(entry.asOf()),
                Days.show(entry.reviewBy()),
                entry.ownerRole(),
                open
                        ? trial(handle, visitor, draft, typed, List.of())
                        : new TrialView("", false, List.of(), "", "", List.of()),
                open,
                open && may && desk.isWritable(),
                !open ? "" : !desk.isWritable() ? readOnly() : may ? "" : words.text("draft.waits"),
                texts(problems));
    }

    LocalDate today(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
