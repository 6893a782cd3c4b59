package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.questions.FaqDesk;
import vn.loaxa.conversation.questions.FaqDraft;
import vn.loaxa.conversation.questions.Problem;
import vn.loaxa.conversation.questions.QuestionGroup;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** What the bot did not know: the list, the form for an answer, the trial, and the decision to publish. */
final class QuestionPages {
    private static final List<Right> EDIT = List.of(Right.EDIT_FAQ);
    private static final int LONGEST_FIELD = 4000;
    private static final int REVIEW_AFTER_MONTHS = 6;

    private final Database database;
    private final FaqDesk desk;
    private final QuestionViews views;
    private final Renderer renderer;
    private final Messages words;
    private final Clock clock;

    QuestionPages(
            Database database, FaqDesk desk, QuestionViews views, Renderer renderer, Messages words, Clock clock) {
        this.database = database;
        this.desk = desk;
        this.views = views;
        this.renderer = renderer;
        this.words = words;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/cau-hoi", EDIT, this::list)
                .get("/cau-hoi/soan", EDIT, this::form)
                .post("/cau-hoi/soan", EDIT, this::keep)
                .post("/cau-hoi/thu", EDIT, this::tryForm)
                .post("/cau-hoi/{id}/them", EDIT, this::addPhrasing)
                .post("/cau-hoi/{id}/bo-qua", EDIT, this::settle)
                .get("/cau-hoi/ban-soan/{id}", EDIT, this::draft)
                .post("/cau-hoi/ban-soan/{id}/dang", EDIT, this::publish)
                .post("/cau-hoi/ban-soan/{id}/bo", EDIT, this::reject);
    }

    private void list(Context context, Visitor visitor) {
        String key = "questions.done." + context.queryParam("xong");
        String done = words.has(key) ? words.text(key) : "";
        renderer.page(context, "questions", database.read(handle -> views.list(handle, visitor, done)));
    }

    private void form(Context context, Visitor visitor) {
        long question = numeric(context.queryParam("tu"), 0);
        LocalDate today = views.today(visitor.zone());
        renderer.page(context, "faq-form", database.read(handle -> {
            Optional<QuestionGroup> group = desk.group(handle, visitor.communeId(), question);
            List<String> asked = group.map(it ->
                            it.questions().stream().map(one -> one.question()).toList())
                    .orElse(List.of());
            FaqEntry empty =
                    new FaqEntry("", "", asked, "", today, "", today.plusMonths(REVIEW_AFTER_MONTHS), visitor.title());
            FaqDraft draft = FaqDraft.entry(empty, group.isPresent() ? question : 0, visitor.id(), clock.instant());
            return views.form(handle, visitor, draft, List.of(), "");
        }));
    }

    private void keep(Context context, Visitor visitor) {
        long id = database.write(handle -> {
            FaqDraft draft = typed(handle, context, visitor);
            return desk.check(draft, visitor.zone()).isEmpty()
                    ? desk.keep(handle, visitor.communeId(), visitor.actor(), draft)
                    : 0L;
        });
        if (id != 0) {
            context.redirect("/cau-hoi/ban-soan/" + id);
            return;
        }
        context.status(422);
        renderer.page(context, "faq-form", database.read(handle -> {
            FaqDraft draft = typed(handle, context, visitor);
            return views.form(handle, visitor, draft, desk.check(draft, visitor.zone()), field(context, "thu"));
        }));
    }

    /** Only the panel beside the form. */
    private void tryForm(Context context, Visitor visitor) {
        renderer.page(
                context,
                "faq-trial",
                database.read(handle -> views.trial(
                        handle, visitor, typed(handle, context, visitor), field(context, "thu"), List.of())));
    }

    private void addPhrasing(Context context, Visitor visitor) {
        long id = database.write(handle -> {
            QuestionGroup group =
                    desk.group(handle, visitor.communeId(), id(context)).orElseThrow(NotThere::new);
            FaqEntry entry = desk.entry(field(context, "cau")).orElseThrow(NotThere::new);
            List<String> asked =
                    group.questions().stream().map(one -> one.question()).toList();
            return desk.keep(
                    handle,
                    visitor.communeId(),
                    visitor.actor(),
                    FaqDraft.phrasings(entry, asked, id(context), visitor.id(), clock.instant()));
        });
        context.redirect("/cau-hoi/ban-soan/" + id);
    }

    private void settle(Context context, Visitor visitor) {
        int settled = database.write(handle -> desk.settle(handle, visitor.communeId(), visitor.actor(), id(context)));
        if (settled == 0) {
            throw new NotThere();
        }
        context.redirect("/cau-hoi?xong=bo-qua");
    }

    private void draft(Context context, Visitor visitor) {
        show(context, visitor, List.of());
    }

    private void publish(Context context, Visitor visitor) {
        FaqDraft draft = database.read(handle -> find(handle, context, visitor));
        List<Problem> problems =
                desk.publish(visitor.communeId(), visitor.actor(), visitor.person(), visitor.zone(), draft.id());
        if (problems.isEmpty()) {
            context.redirect("/cau-hoi?xong=dang");
        } else {
            context.status(409);
            show(context, visitor, problems);
        }
    }

    private void reject(Context context, Visitor visitor) {
        boolean rejected = database.write(handle -> desk.reject(
                handle,
                visitor.communeId(),
                visitor.actor(),
                visitor.id(),
                find(handle, context, visitor).id()));
        context.redirect(rejected ? "/cau-hoi?xong=bo" : "/cau-hoi");
    }

    private void show(Context context, Visitor visitor, List<Problem> problems) {
        String typed =
                String.valueOf(Optional.ofNullable(context.queryParam("thu")).orElse(""));
        renderer.page(
                context,
                "faq-draft",
                database.read(handle ->
                        views.draft(handle, visitor, find(handle, context, visitor), problems, bounded(typed))));
    }

    private FaqDraft find(Handle handle, Context context, Visitor visitor) {
        return desk.draft(handle, visitor.communeId(), id(context)).orElseThrow(NotThere::new);
    }

    private FaqDraft typed(Handle handle, Context context, Visitor visitor) {
        String question = Vietnamese.clean(field(context, "cau-hoi"));
        List<String> phrasings = field(context, "cach-hoi")
                .lines()
                .map(Vietnamese::clean)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        FaqEntry entry = new FaqEntry(
                desk.newId(handle, visitor.communeId(), question),
                question,
                phrasings,
                field(context, "tra-loi").replace("\r\n", "\n").strip(),
                day(field(context, "tinh-den")),
                Vietnamese.clean(field(context, "nguon")),
                day(field(context, "xem-lai")),
                Vietnamese.clean(field(context, "phu-trach")));
        return FaqDraft.entry(entry, numeric(context.formParam("tu"), 0), visitor.id(), clock.instant());
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return LocalDate.EPOCH;
        }
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : bounded(value);
    }

    private static String bounded(String value) {
        return value.length() <= LONGEST_FIELD ? value : value.substring(0, LONGEST_FIELD);
    }

    private static long id(Context context) {
        long id = numeric(context.pathParam("id"), -1);
        if (id < 0) {
            throw new NotThere();
        }
        return id;
    }

    private static long numeric(@Nullable String text, long otherwise) {
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : otherwise;
    }
}
