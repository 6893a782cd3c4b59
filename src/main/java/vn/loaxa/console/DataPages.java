package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.DataView;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.conversation.DataRequests.Kind;
import vn.loaxa.conversation.DataRequests.Open;
import vn.loaxa.conversation.DataRequests.Outcome;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;
import vn.loaxa.text.PhoneNumber;

/** What residents ask about their data: the list with its clocks, a copy, and deletion. */
final class DataPages {
    private static final List<Right> SERVE = List.of(Right.SERVE_RESIDENTS);
    private static final int MOST_TYPED = 40;

    private final Database database;
    private final Directory directory;
    private final DataRequests requests;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Messages words;
    private final Clock clock;

    DataPages(
            Database database,
            Directory directory,
            DataRequests requests,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Messages words,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.requests = requests;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.words = words;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/du-lieu", SERVE, this::list)
                .post("/du-lieu", SERVE, this::note)
                .post("/du-lieu/{id}/da-bao", SERVE, this::answered)
                .post("/du-lieu/{id}/ban-sao.{dang}", SERVE, this::copy)
                .post("/du-lieu/{id}/xong", SERVE, this::done)
                .post("/du-lieu/{id}/xoa", SERVE, this::erase);
    }

    private void list(Context context, Visitor visitor) {
        String key = "data.done." + context.queryParam("xong");
        show(context, visitor, "", "", words.has(key) ? words.text(key) : "");
    }

    private void note(Context context, Visitor visitor) {
        String typed = String.valueOf(context.formParam("so"));
        String phone = typed.length() > MOST_TYPED ? typed.substring(0, MOST_TYPED) : typed.strip();
        Kind kind = kind(context.formParam("loai"));
        boolean number = PhoneNumber.read(phone).number().isPresent();
        List<Person> found = number
                ? database.read(handle -> directory.findPeople(handle, visitor.communeId(), phone, null, 2))
                : List.of();
        if (found.size() != 1) {
            context.status(422);
            String key = !number ? "data.error.phone" : found.isEmpty() ? "data.error.nobody" : "data.error.several";
            show(context, visitor, phone, words.text(key, Map.of("phone", phone)), "");
            return;
        }
        database.write(handle -> requests.askAtCounter(
                handle, visitor.communeId(), visitor.actor(), visitor.zone(), kind, found.get(0)));
        context.redirect("/du-lieu?xong=ghi");
    }

    private void answered(Context context, Visitor visitor) {
        boolean first = database.write(
                handle -> requests.answered(handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor).id()));
        context.redirect(first ? "/du-lieu?xong=da-bao" : "/du-lieu");
    }

    private void copy(Context context, Visitor visitor) {
        String kind = context.pathParam("dang");
        if (!kind.equals("csv") && !kind.equals("json")) {
            throw new NotThere();
        }
        String copy = database.write(handle -> requests.copy(
                handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor), kind.equals("csv")));
        // The mark at its head tells spreadsheets that it is UTF-8.
        context.contentType(kind.equals("csv") ? "text/csv; charset=utf-8" : "application/json; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"du-lieu-" + id(context) + "." + kind + "\"")
                .result(kind.equals("csv") ? "\uFEFF" + copy : copy);
    }

    private void done(Context context, Visitor visitor) {
        after(
                context,
                visitor,
                database.write(handle -> requests.done(
                        handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor).id())),
                "xong");
    }

    private void erase(Context context, Visitor visitor) {
        after(
                context,
                visitor,
                database.write(handle -> requests.erase(
                        handle, visitor.communeId(), visitor.actor(), find(handle, context, visitor).id())),
                "xoa");
    }

    private void after(Context context, Visitor visitor, Outcome outcome, String done) {
        if (outcome == Outcome.DONE) {
            context.redirect("/du-lieu?xong=" + done);
        } else {
            context.status(409);
            show(context, visitor, "", words.text("data.refused." + outcome), "");
        }
    }

    private void show(Context context, Visitor visitor, String typed, String error, String done) {
        DataView view = database.read(handle -> new DataView(
                frame.of(visitor, wording.text("nav.data"), "/du-lieu"),
                requests.open(handle, visitor.communeId()).stream()
                        .map(request -> item(handle, visitor, request))
                        .toList(),
                Arrays.stream(Kind.values())
                        .map(kind -> new DataView.Kind(value(kind), words.text("data.kind." + kind)))
                        .toList(),
                typed,
                error,
                done));
        renderer.page(context, "data-requests", view);
    }

    private DataView.Item item(Handle handle, Visitor visitor, Open request) {
        Instant now = clock.instant();
        Instant answered = request.answeredAt();
        return new DataView.Item(
                request.id(),
                words.text("data.kind." + request.kind()),
                who(handle, visitor, request),
                wording.moment(request.askedAt(), now, visitor.zone()),
                answered == null
                        ? words.text(
                                "data.answer-by",
                                Map.of(
                                        "time", wording.moment(request.answerBy(), now, visitor.zone()),
                                        "left", wording.left(request.answerBy(), now)))
                        : words.text(
                                "data.answered", Map.of("time", wording.moment(answered, now, visitor.zone()))),
                answered != null,
                words.text(
                        "data.done-by",
                        Map.of(
                                "time", wording.moment(request.doneBy(), now, visitor.zone()),
                                "left", wording.left(request.doneBy(), now))),
                request.overdue(now),
                request.kind() == Kind.ERASE);
    }

    private String who(Handle handle, Visitor visitor, Open request) {
        var account = request.user();
        var id = request.person();
        var person = id != null
                ? directory.person(handle, id)
                : account == null
                        ? Optional.<Person>empty()
                        : directory.personByZalo(handle, visitor.communeId(), account);
        return person.map(Person::name).orElseGet(() -> words.text("inbox.unknown"));
    }

    private Open find(Handle handle, Context context, Visitor visitor) {
        return requests.byId(handle, visitor.communeId(), id(context)).orElseThrow(NotThere::new);
    }

    private static String value(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Kind kind(@Nullable String typed) {
        return Arrays.stream(Kind.values())
                .filter(kind -> value(kind).equals(typed))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private static long id(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("\\d{1,15}")) {
            throw new NotThere();
        }
        return Long.parseLong(id);
    }
}
