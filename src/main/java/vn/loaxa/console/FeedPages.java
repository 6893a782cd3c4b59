package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.FeedsView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.reminder.ReminderFeeds;

/** Addresses under which the calendars of bodies can be read by other programs, and those calendars. */
final class FeedPages {
    private final Database database;
    private final Directory directory;
    private final ReminderFeeds feeds;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Chance chance;
    private final URI publicUrl;

    FeedPages(
            Database database,
            Directory directory,
            ReminderFeeds feeds,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Chance chance,
            URI publicUrl) {
        this.database = database;
        this.directory = directory;
        this.feeds = feeds;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.chance = chance;
        this.publicUrl = publicUrl;
    }

    void list(Context context, Visitor visitor) {
        show(context, visitor, "", "");
    }

    private void show(Context context, Visitor visitor, String made, String madeFor) {
        FeedsView view = database.read(handle -> {
            var since = feeds.live(handle, visitor.communeId()).stream()
                    .collect(Collectors.toMap(ReminderFeeds.Feed::body, ReminderFeeds.Feed::since));
            List<FeedsView.Row> rows = mine(handle, visitor).stream()
                    .map(body -> {
                        var at = since.get(body.id());
                        return new FeedsView.Row(
                                body.code(),
                                body.name(),
                                at != null,
                                at == null ? "" : wording.paper(at, visitor.zone()));
                    })
                    .toList();
            return new FeedsView(
                    frame.of(visitor, wording.text("reminder.feeds"), ReminderPages.HOME), rows, made, madeFor);
        });
        renderer.page(context, "reminder-feeds", view);
    }

    private List<Body> mine(Handle handle, Visitor visitor) {
        return directory.bodies(handle, visitor.communeId()).stream()
                .filter(body -> visitor.may(Right.DEFINE_REMINDER, body))
                .toList();
    }

    private Body body(Handle handle, Context context, Visitor visitor) {
        String code = context.formParam("hoi");
        return mine(handle, visitor).stream()
                .filter(body -> body.code().equals(code))
                .findFirst()
                .orElseThrow(NotAllowed::new);
    }

    void make(Context context, Visitor visitor) {
        String token = chance.token();
        Body body = database.write(handle -> {
            Body of = body(handle, context, visitor);
            if (!feeds.make(handle, visitor.communeId(), visitor.actor(), visitor.id(), of.id(), token)) {
                throw new NotAllowed();
            }
            return of;
        });
        show(context, visitor, publicUrl.resolve("/lich/" + token + ".ics").toString(), body.name());
    }

    void revoke(Context context, Visitor visitor) {
        database.write(handle -> feeds.revoke(
                handle,
                visitor.communeId(),
                visitor.actor(),
                visitor.id(),
                body(handle, context, visitor).id()));
        context.redirect(ReminderPages.HOME + "/lich-dong-bo");
    }

    /** For calendar programs, which cannot sign in: the secret in the address is all there is. */
    void calendar(Context context) {
        String token = context.pathParam("token");
        String calendar = database.read(handle -> feeds.calendar(handle, token)).orElseThrow(NotThere::new);
        context.contentType("text/calendar; charset=utf-8").result(calendar);
    }
}
