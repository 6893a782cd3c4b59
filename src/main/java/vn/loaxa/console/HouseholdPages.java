package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.HouseholdsView;
import vn.loaxa.console.view.VillageHouseholdsView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.household.Household;
import vn.loaxa.household.HouseholdBook;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** The digital team's list: which houses are in touch, which were visited, which are still to do. */
final class HouseholdPages {
    private static final int MOST_NAMES = 400;
    private static final int LONGEST_NAME = 80;

    private final Database database;
    private final Directory directory;
    private final HouseholdBook book;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Messages messages = new Messages("household");

    HouseholdPages(
            Database database,
            Directory directory,
            HouseholdBook book,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.book = book;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    void villages(Context context, Visitor visitor) {
        HouseholdsView view = database.read(handle -> {
            List<Household> all = book.list(handle, visitor.communeId());
            return new HouseholdsView(
                    frame.of(visitor, messages.text("title"), OfficeRoutes.TASKS),
                    mine(handle, visitor).stream()
                            .map(village -> row(village, all))
                            .toList());
        });
        renderer.page(context, "households", view);
    }

    void village(Context context, Visitor visitor) {
        show(context, visitor, "", "", "");
    }

    void add(Context context, Visitor visitor) {
        String given = context.formParam("ten");
        String typed = given == null ? "" : given;
        List<String> heads = heads(typed);
        String fault = fault(heads);
        if (!fault.isEmpty()) {
            context.status(422);
            show(context, visitor, fault, "", typed);
            return;
        }
        int added = database.write(handle -> {
            Village village = working(handle, context, visitor);
            return book.add(handle, visitor.communeId(), visitor.actor(), village, heads);
        });
        String done = messages.text("done.added", Map.of("n", added, "known", heads.size() - added));
        show(context, visitor, "", done, "");
    }

    void mark(Context context, Visitor visitor) {
        boolean is = "1".equals(context.formParam("co"));
        database.write(handle -> {
            book.inGroup(handle, visitor.communeId(), visitor.actor(), household(handle, context, visitor), is);
            return true;
        });
        back(context);
    }

    void visit(Context context, Visitor visitor) {
        database.write(handle -> {
            Household household = household(handle, context, visitor);
            book.visit(handle, visitor.communeId(), visitor.actor(), household, visitor.id());
            return true;
        });
        back(context);
    }

    private void show(Context context, Visitor visitor, String error, String done, String typed) {
        VillageHouseholdsView view = database.read(handle -> {
            Village village = find(handle, context, visitor);
            List<Household> own = of(village, book.list(handle, visitor.communeId()));
            return new VillageHouseholdsView(
                    frame.of(visitor, messages.text("of", Map.of("village", village.name())), OfficeRoutes.TASKS),
                    messages.text("of", Map.of("village", village.name())),
                    OfficeRoutes.HOUSEHOLDS + "/" + village.code(),
                    works(visitor, village),
                    error,
                    done,
                    typed,
                    messages.text(
                            "summary",
                            Map.of("reached", wording.number(reached(own)), "all", wording.number(own.size()))),
                    own.stream()
                            .sorted(Comparator.comparing(Household::reached))
                            .map(household -> row(visitor, household))
                            .toList());
        });
        renderer.page(context, "village-households", view);
    }

    private HouseholdsView.Row row(Village village, List<Household> all) {
        List<Household> own = of(village, all);
        long visited = own.stream().filter(one -> one.lastVisit() != null).count();
        return new HouseholdsView.Row(
                OfficeRoutes.HOUSEHOLDS + "/" + village.code(),
                village.name(),
                wording.number(own.size()),
                wording.number(reached(own)),
                wording.percent((int) reached(own), own.size()),
                wording.number(visited));
    }

    private VillageHouseholdsView.Row row(Visitor visitor, Household household) {
        Instant visited = household.lastVisit();
        String how = household.linked() ? "linked" : household.inGroup() ? "group" : "none";
        return new VillageHouseholdsView.Row(
                household.id(),
                household.head(),
                household.reached(),
                messages.text("how." + how),
                household.linked(),
                household.inGroup(),
                visited == null ? "" : messages.text("visited", Map.of("at", wording.paper(visited, visitor.zone()))));
    }

    private List<Village> mine(Handle handle, Visitor visitor) {
        return directory.villages(handle, visitor.communeId()).stream()
                .filter(village -> visitor.authority().mayInVillage(Right.SEE_REPORTS, village.id()))
                .toList();
    }

    private Village find(Handle handle, Context context, Visitor visitor) {
        return mine(handle, visitor).stream()
                .filter(village -> village.code().equals(context.pathParam("thon")))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private Village working(Handle handle, Context context, Visitor visitor) {
        Village village = find(handle, context, visitor);
        if (!works(visitor, village)) {
            throw new NotAllowed();
        }
        return village;
    }

    private Household household(Handle handle, Context context, Visitor visitor) {
        Village village = working(handle, context, visitor);
        return of(village, book.list(handle, visitor.communeId())).stream()
                .filter(one -> String.valueOf(one.id()).equals(context.pathParam("id")))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    /** Those who go to the doors of the village (domain §8, onboarding), and the office. */
    private static boolean works(Visitor visitor, Village village) {
        return visitor.authority().mayInVillage(Right.ACKNOWLEDGE_FOR_OTHERS, village.id())
                || visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
    }

    private static List<Household> of(Village village, List<Household> all) {
        return all.stream().filter(one -> one.village().equals(village.id())).toList();
    }

    private static long reached(List<Household> own) {
        return own.stream().filter(Household::reached).count();
    }

    /** One name a line, each once. */
    private static List<String> heads(String typed) {
        var heads = new LinkedHashSet<String>();
        typed.lines().map(Vietnamese::clean).filter(name -> !name.isEmpty()).forEach(heads::add);
        return new ArrayList<>(heads);
    }

    private String fault(List<String> heads) {
        if (heads.isEmpty() || heads.size() > MOST_NAMES) {
            return messages.text(heads.isEmpty() ? "fault.none" : "fault.many", Map.of("n", heads.size()));
        }
        return heads.stream()
                .filter(name -> name.length() > LONGEST_NAME)
                .findFirst()
                .map(name -> messages.text("fault.long", Map.of("name", name.substring(0, LONGEST_NAME))))
                .orElse("");
    }

    private static void back(Context context) {
        context.redirect(OfficeRoutes.HOUSEHOLDS + "/" + context.pathParam("thon"));
    }
}
