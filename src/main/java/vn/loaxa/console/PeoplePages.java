package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.OfficeRow;
import vn.loaxa.console.view.PeopleView;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.VillageId;

/** Who holds which post until when, and the way to any person of one's branch. */
final class PeoplePages {
    static final String HOME = "/nguoi-va-vai-tro";

    private static final int LONGEST_TYPED = 100;

    private final Database database;
    private final Directory directory;
    private final DataRequests requests;
    private final Posts posts;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    PeoplePages(
            Database database,
            Directory directory,
            DataRequests requests,
            Posts posts,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.requests = requests;
        this.posts = posts;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    void list(Context context, Visitor visitor) {
        String typed = typed(context);
        String note = String.valueOf(context.queryParam("da"));
        renderer.page(context, "people", database.<PeopleView>read(handle -> {
            var found = posts.found(handle, visitor, typed);
            boolean data = PersonPages.handlesData(visitor);
            return new PeopleView(
                    frame.of(visitor, wording.text("nav.people"), HOME),
                    typed,
                    found,
                    foundWords(typed, found.size()),
                    groups(handle, visitor),
                    data,
                    data ? requests.open(handle, visitor.communeId()).size() : 0,
                    Posts.MESSAGES.has("people.did." + note) ? Posts.MESSAGES.text("people.did." + note) : "");
        }));
    }

    static String typed(Context context) {
        String typed = context.queryParam("tim");
        return typed == null
                ? ""
                : typed.strip()
                        .substring(0, Math.min(LONGEST_TYPED, typed.strip().length()));
    }

    static String foundWords(String typed, int count) {
        return typed.isEmpty() ? "" : Posts.MESSAGES.text("people.found", Map.of("n", count, "typed", typed));
    }

    /** The commune's offices, then village by village, then association by association, each under the body at the top. */
    private List<PeopleView.Group> groups(Handle handle, Visitor visitor) {
        Map<BodyId, Body> bodies = directory.bodies(handle, visitor.communeId()).stream()
                .collect(Collectors.toMap(Body::id, body -> body));
        boolean whole = visitor.authority().mayEverywhere(Right.READ_MEMBERS);
        boolean administers = visitor.authority().mayEverywhere(Right.ADMINISTER);
        Map<String, List<OfficeRow>> groups = new LinkedHashMap<>();
        for (Office office : directory.offices(handle, visitor.communeId())) {
            VillageId village = office.village();
            Body body = office.body() == null ? null : bodies.get(office.body());
            boolean seen = body != null
                    ? visitor.may(Right.READ_MEMBERS, body)
                    : whole || village != null && visitor.authority().mayInVillage(Right.READ_MEMBERS, village);
            if (seen) {
                String group = body != null
                        ? top(bodies, body).name()
                        : Posts.MESSAGES.text(village == null ? "people.offices" : "people.villages");
                // Administrators may change all; asking for each post again would read the whole tree each time.
                OfficeRow row =
                        administers ? posts.row(handle, visitor, office, true) : posts.row(handle, visitor, office);
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(row);
            }
        }
        return groups.entrySet().stream()
                .map(entry -> new PeopleView.Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Body top(Map<BodyId, Body> bodies, Body body) {
        Body top = body;
        while (top.parent() != null && bodies.containsKey(top.parent())) {
            top = bodies.get(top.parent());
        }
        return top;
    }
}
