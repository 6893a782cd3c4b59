package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.PersonView.Request;
import vn.loaxa.console.view.RequestsView;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
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
                                .toList())));
    }

    private RequestsView.Line line(Handle handle, Visitor visitor, DataRequests.Open request, Instant now) {
        var person = request.person() != null
                ? directory.person(handle, request.person())
                : directory.personByZalo(handle, visitor.communeId(), Objects.requireNonNull(request.user()));
        return new RequestsView.Line(
                row(wording, visitor, request, now),
                person.map(Person::name).orElse(MESSAGES.text("requests.stranger")),
                person.map(found -> "/nguoi/" + found.id()).orElse(""));
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
