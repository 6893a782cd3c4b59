package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.ThreadViews.Said;
import vn.loaxa.console.view.ThreadView;
import vn.loaxa.conversation.ResidentDesk;
import vn.loaxa.conversation.ResidentDesk.Outcome;
import vn.loaxa.conversation.thread.ResidentThread;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/** Conversations that were handed over and cases: the list, one thread, and what officials do with it. */
final class InboxPages {
    private static final List<Right> SERVE = List.of(Right.SERVE_RESIDENTS);

    private final Database database;
    private final Directory directory;
    private final ResidentDesk desk;
    private final InboxList list;
    private final ThreadViews views;
    private final Renderer renderer;
    private final Messages words;
    private final boolean demo;

    InboxPages(
            Database database,
            Directory directory,
            ResidentDesk desk,
            InboxList list,
            ThreadViews views,
            Renderer renderer,
            Messages words,
            boolean demo) {
        this.database = database;
        this.directory = directory;
        this.desk = desk;
        this.list = list;
        this.views = views;
        this.renderer = renderer;
        this.words = words;
        this.demo = demo;
    }

    void addTo(Routes routes) {
        routes.get("/hop-thu", SERVE, this::list)
                .get("/hop-thu/danh-sach", SERVE, this::part)
                .get("/hop-thu/{id}", SERVE, this::thread)
                .get("/hop-thu/{id}/dien-bien", SERVE, this::lines)
                .post("/hop-thu/{id}/tra-loi", SERVE, this::answer)
                .post("/hop-thu/{id}/giao", SERVE, this::assign)
                .post("/hop-thu/{id}/tra-may", SERVE, this::handBack)
                .post("/hop-thu/{id}/dong", SERVE, this::close)
                .post("/hop-thu/{id}/xoa-anh", SERVE, this::dropPicture);
    }

    private void list(Context context, Visitor visitor) {
        renderer.page(context, "inbox", database.read(handle -> list.page(handle, context, visitor)));
    }

    /** Only the list, for the page that is already open. */
    private void part(Context context, Visitor visitor) {
        renderer.page(context, "inbox-list", database.read(handle -> list.part(handle, context, visitor)));
    }

    private void thread(Context context, Visitor visitor) {
        int canned = (int) numeric(context.queryParam("mau"), -1);
        List<String> ready = canned < 0
                ? List.of()
                : desk.canned(visitor.commune()).stream().map(it -> it.text()).toList();
        show(
                context,
                visitor,
                new Said(canned >= 0 && canned < ready.size() ? ready.get(canned) : "", "", done(context)));
    }

    private String done(Context context) {
        String key = "thread.done." + context.queryParam("xong");
        return words.has(key) ? words.text(key) : "";
    }

    private void lines(Context context, Visitor visitor) {
        long seen = numeric(context.queryParam("pb"), Long.MAX_VALUE);
        renderer.page(
                context,
                "thread-lines",
                database.read(handle -> views.lines(handle, visitor, find(handle, context, visitor), seen)));
    }

    private void answer(Context context, Visitor visitor) {
        String typed = context.formParam("noi-dung");
        String text = typed == null ? "" : typed.strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > ThreadViews.LONGEST) {
            context.status(422);
            String key = length == 0 ? "thread.error.empty" : "thread.error.long";
            show(
                    context,
                    visitor,
                    new Said(text, words.text(key, Map.of("n", length, "most", ThreadViews.LONGEST)), ""));
            return;
        }
        Outcome outcome = database.write(handle -> desk.answer(
                handle,
                visitor.communeId(),
                visitor.actor(),
                visitor.title(),
                find(handle, context, visitor),
                version(context),
                text));
        after(context, visitor, outcome, "tra-loi", text);
    }

    private void assign(Context context, Visitor visitor) {
        long official = numeric(context.formParam("nguoi"), -1);
        Outcome outcome = database.write(handle -> {
            ResidentThread thread = find(handle, context, visitor);
            // The list that was shown is the list that may be chosen from.
            Person chosen = views.officials(handle, visitor, thread).stream()
                    .filter(option -> option.id() == official)
                    .findFirst()
                    .flatMap(option -> directory.person(handle, new PersonId(option.id())))
                    .orElseThrow(NotThere::new);
            return desk.assign(handle, visitor.communeId(), visitor.actor(), thread, version(context), chosen);
        });
        after(context, visitor, outcome, "giao", "");
    }

    private void handBack(Context context, Visitor visitor) {
        Outcome outcome = database.write(handle -> desk.handBack(
                handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor), version(context)));
        after(context, visitor, outcome, "tra-may", "");
    }

    private void close(Context context, Visitor visitor) {
        boolean ask = context.formParam("hoi") != null;
        Outcome outcome = database.write(handle -> desk.close(
                handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor), version(context), ask));
        after(context, visitor, outcome, "dong", "");
    }

    private void dropPicture(Context context, Visitor visitor) {
        long line = numeric(context.formParam("dong"), -1);
        boolean dropped = database.write(handle ->
                desk.dropPicture(handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor), line));
        if (!dropped) {
            throw new NotThere();
        }
        context.redirect("/hop-thu/" + id(context) + "?xong=xoa-anh");
    }

    private void after(Context context, Visitor visitor, Outcome outcome, String done, String draft) {
        if (outcome == Outcome.DONE) {
            context.redirect("/hop-thu/" + id(context) + "?xong=" + done);
            return;
        }
        context.status(409);
        String error = outcome == Outcome.OVERTAKEN
                ? database.read(handle -> {
                    ThreadView.Lines now = views.lines(handle, visitor, find(handle, context, visitor), -1);
                    return words.text(
                            draft.isEmpty() ? "thread.refused.OVERTAKEN" : "thread.refused.OVERTAKEN.answer",
                            Map.of("what", now.overtaken()));
                })
                : words.text("thread.refused." + outcome);
        show(context, visitor, new Said(draft, error, ""));
    }

    private void show(Context context, Visitor visitor, Said said) {
        ThreadView view = database.read(handle -> views.page(handle, visitor, find(handle, context, visitor), said));
        Guard.allowPictures(context, demo);
        renderer.page(context, "thread", view);
    }

    /** The thread of the address, if it is this commune's. */
    private ResidentThread find(Handle handle, Context context, Visitor visitor) {
        Optional<ResidentThread> found = desk.thread(handle, visitor.communeId(), id(context));
        return found.orElseThrow(NotThere::new);
    }

    private static long version(Context context) {
        long version = numeric(context.formParam("phien-ban"), -1);
        if (version < 0) {
            throw new NotThere();
        }
        return version;
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
