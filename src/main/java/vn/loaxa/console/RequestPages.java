package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.PersonView.Request;
import vn.loaxa.console.view.RequestsView;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/** All open requests of residents about their own data, with what is left of the legal terms. */
final class RequestPages {
    private static final Messages MESSAGES = Posts.MESSAGES;

    private final Database database;
    private final Directory directory;
    private final DataRequests requests;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    RequestPages(
            Database database,
            Directory directory,
            DataRequests requests,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.requests = requests;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void list(Context context, Visitor visitor) {
        show(context, visitor, "");
    }

    /** Deletes what is kept of an account that is nobody's; whose it is has a page of their own for that. */
    void erase(Context context, Visitor visitor) {
        if (!visitor.authority().mayEverywhere(Right.ADMINISTER)) {
            throw new NotAllowed();
        }
        String id = context.pathParam("id");
        String refused = database.write(handle -> {
            DataRequests.Open request = requests.open(handle, visitor.communeId()).stream()
                    .filter(open -> Long.toString(open.id()).equals(id)
                            && open.kind() == DataRequests.Kind.ERASE
                            && person(handle, visitor, open).isEmpty())
                    .findFirst()
                    .orElseThrow(NotThere::new);
            if (!"on".equals(context.formParam("chac"))) {
                return "erase.unsure";
            }
            return requests.erase(handle, visitor.communeId(), visitor.actor(), request.id()) ? "" : "erase.underWay";
        });
        if (refused.isEmpty()) {
            context.redirect("/yeu-cau-du-lieu");
        } else {
            context.status(409);
            show(context, visitor, MESSAGES.text(refused));
        }
    }

    private void show(Context context, Visitor visitor, String error) {
        if (!PersonPages.handlesData(visitor)) {
            throw new NotAllowed();
        }
        Instant now = clock.instant();
        renderer.page(
                context,
                "data-requests",
                database.<RequestsView>read(handle -> new RequestsView(
                        frame.of(visitor, MESSAGES.text("requests.title"), PeoplePages.HOME),
                        requests.open(handle, visitor.communeId()).stream()
                                .map(request -> line(handle, visitor, request, now))
                                .toList(),
                        visitor.authority().mayEverywhere(Right.ADMINISTER),
                        error)));
    }

    private RequestsView.Line line(Handle handle, Visitor visitor, DataRequests.Open request, Instant now) {
        Optional<Person> person = person(handle, visitor, request);
        return new RequestsView.Line(
                row(wording, visitor, request, now),
                person.map(Person::name).orElse(MESSAGES.text("requests.stranger")),
                person.map(found -> "/nguoi/" + found.id()).orElse(""));
    }

    private Optional<Person> person(Handle handle, Visitor visitor, DataRequests.Open request) {
        return request.person() != null
                ? directory.person(handle, request.person())
                : directory.personByZalo(handle, visitor.communeId(), Objects.requireNonNull(request.user()));
    }

    static Request row(Wording wording, Visitor visitor, DataRequests.Open request, Instant now) {
        return new Request(
                request.id(),
                MESSAGES.text("request." + request.kind()),
                wording.moment(request.askedAt(), now, visitor.zone()),
                wording.left(request.answerBy(), now),
                wording.left(request.doneBy(), now),
                request.overdue(now),
                request.kind() == DataRequests.Kind.ERASE);
    }
}
