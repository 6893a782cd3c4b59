package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.console.view.OfficeView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.RoleService;
import vn.loaxa.membership.RoleService.Result;
import vn.loaxa.text.Days;

/** One post: its term, its end, and its hand-over to a successor. */
final class OfficePages {

    private final Database database;
    private final Directory directory;
    private final RoleService roles;
    private final Sessions sessions;
    private final Posts posts;
    private final Frame frame;
    private final Renderer renderer;

    OfficePages(
            Database database,
            Directory directory,
            RoleService roles,
            Sessions sessions,
            Posts posts,
            Frame frame,
            Renderer renderer) {
        this.database = database;
        this.directory = directory;
        this.roles = roles;
        this.sessions = sessions;
        this.posts = posts;
        this.frame = frame;
        this.renderer = renderer;
    }

    void show(Context context, Visitor visitor) {
        show(context, visitor, "", "");
    }

    private void show(Context context, Visitor visitor, String error, String until) {
        String typed = PeoplePages.typed(context);
        context.status(error.isEmpty() ? 200 : 422);
        renderer.page(context, "office", database.<OfficeView>read(handle -> {
            Office office = office(handle, visitor, context);
            var row = posts.row(handle, visitor, office);
            var found = posts.found(handle, visitor, typed);
            LocalDate end = office.until();
            return new OfficeView(
                    frame.of(visitor, office.title(), PeoplePages.HOME),
                    row,
                    "/chuc-vu/" + office.key(),
                    Days.show(office.since()),
                    error,
                    typed,
                    until.isEmpty() && end != null ? Days.show(end) : until,
                    found,
                    PeoplePages.foundWords(typed, found.size()));
        }));
    }

    /** Only what the visitor may change is there at all. */
    private Office office(Handle handle, Visitor visitor, Context context) {
        return roles.find(handle, visitor.communeId(), context.pathParam("key"))
                .filter(office -> roles.mayChange(handle, visitor.communeId(), visitor.id(), office))
                .orElseThrow(NotThere::new);
    }

    void setTerm(Context context, Visitor visitor) {
        act(
                context,
                visitor,
                "term",
                (handle, office, until) -> roles.setTerm(handle, visitor.communeId(), visitor.actor(), office, until));
    }

    void end(Context context, Visitor visitor) {
        act(
                context,
                visitor,
                "end",
                (handle, office, until) -> roles.end(handle, visitor.communeId(), visitor.actor(), office));
    }

    void handOver(Context context, Visitor visitor) {
        String to = String.valueOf(context.formParam("nguoi"));
        act(context, visitor, "handover", (handle, office, until) -> {
            if (!to.matches("\\d{1,18}")) {
                return null;
            }
            Person successor = posts.person(handle, visitor, to);
            return roles.handOver(handle, visitor.communeId(), visitor.actor(), office, successor.id(), until);
        });
    }

    private interface Act {
        /** Null when nobody was chosen. */
        @Nullable
        Result on(Handle handle, Office office, @Nullable LocalDate until);
    }

    private void act(Context context, Visitor visitor, String did, Act act) {
        String typed = typedDay(context);
        Optional<LocalDate> until = Days.read(typed);
        if (!typed.isEmpty() && until.isEmpty()) {
            show(context, visitor, Posts.MESSAGES.text("office.day.wrong", Map.of("typed", typed)), typed);
            return;
        }
        String fault = database.write(handle -> {
            Office office = office(handle, visitor, context);
            Result result = act.on(handle, office, until.orElse(null));
            if (result == Result.DONE) {
                endSessionsOfFormer(handle, visitor.actor(), new Holder(visitor.communeId(), office.person()));
                return "";
            }
            return Posts.MESSAGES.text("office.refused." + (result == null ? "NOBODY" : result.name()));
        });
        if (fault.isEmpty()) {
            context.redirect(PeoplePages.HOME + "?da=" + did);
        } else {
            show(context, visitor, fault, typed);
        }
    }

    /** Whoever holds no post any more is out at once, not only kept from each page. */
    private void endSessionsOfFormer(Handle handle, Actor actor, Holder holder) {
        PersonId person = holder.person();
        if (directory.authority(handle, holder.commune(), person).titles().isEmpty()) {
            sessions.endAll(handle, actor, holder, null);
        }
    }

    static String typedDay(Context context) {
        String typed = context.formParam("den");
        return typed == null ? "" : typed.strip();
    }
}
