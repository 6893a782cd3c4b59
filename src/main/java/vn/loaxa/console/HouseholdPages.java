package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
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
import vn.loaxa.household.Lesson;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** The digital team's list: which houses are in touch, which were visited, which are still to do. */
final class HouseholdPages {
    private static final int MOST_NAMES = 400;
    private static final int LONGEST_NAME = 80;
    private static final int SESSIONS = 20;

    private final Database database;
    private final Directory directory;
    private final HouseholdBook book;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final HouseholdViews views;
    private final Clock clock;
    private final Messages messages = new Messages("household");

    HouseholdPages(
            Database database,
            Directory directory,
            HouseholdBook book,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.clock = clock;
        this.database = database;
        this.directory = directory;
        this.book = book;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.views = new HouseholdViews(messages, wording);
    }

    void villages(Context context, Visitor visitor) {
        HouseholdsView view = database.read(handle -> {
            List<Household> all = book.list(handle, visitor.communeId());
            return new HouseholdsView(
                    frame.of(visitor, messages.text("title"), OfficeRoutes.TASKS),
                    mine(handle, visitor).stream()
                            .map(village -> views.row(village, all))
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
        LessonForm form = LessonForm.read(context);
        boolean taught = !form.code().isEmpty() || !form.people().isEmpty();
        String fault = taught ? form.fault(messages) : "";
        if (!fault.isEmpty()) {
            context.status(422);
            show(context, visitor, fault, "", "");
            return;
        }
        database.write(handle -> {
            Household household = household(handle, context, visitor);
            Lesson lesson = taught ? form.lesson() : Lesson.NONE;
            book.visit(handle, visitor.communeId(), visitor.actor(), household, visitor.id(), lesson);
            return true;
        });
        back(context);
    }

    void hold(Context context, Visitor visitor) {
        LessonForm form = LessonForm.read(context);
        LocalDate today = LocalDate.ofInstant(clock.instant(), visitor.zone());
        String fault = form.fault(messages);
        if (fault.isEmpty()) {
            fault = form.faultOfDay(messages, today);
        }
        if (!fault.isEmpty()) {
            context.status(422);
            show(context, visitor, fault, "", "");
            return;
        }
        LocalDate day = form.day(today);
        database.write(handle -> {
            Village village = working(handle, context, visitor);
            book.hold(handle, visitor.communeId(), visitor.actor(), village, visitor.id(), form.lesson(), day);
            return true;
        });
        Lesson held = form.lesson();
        Map<String, Object> said = Map.of("lesson", messages.text("lesson." + held.code()), "people", held.people());
        show(context, visitor, "", messages.text("done.held", said), "");
    }

    private void show(Context context, Visitor visitor, String error, String done, String typed) {
        VillageHouseholdsView view = database.read(handle -> {
            Village village = find(handle, context, visitor);
            List<Household> own = HouseholdViews.of(village, book.list(handle, visitor.communeId()));
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
                            Map.of(
                                    "reached",
                                    wording.number(HouseholdViews.reached(own)),
                                    "all",
                                    wording.number(own.size()))),
                    own.stream()
                            .sorted(Comparator.comparing(Household::reached))
                            .map(household -> views.row(visitor, household))
                            .toList(),
                    LessonForm.choices(messages),
                    LocalDate.ofInstant(clock.instant(), visitor.zone()).toString(),
                    book.sessions(handle, village, SESSIONS).stream()
                            .map(views::session)
                            .toList());
        });
        renderer.page(context, "village-households", view);
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
        return HouseholdViews.of(village, book.list(handle, visitor.communeId())).stream()
                .filter(one -> String.valueOf(one.id()).equals(context.pathParam("id")))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    /** Those who go to the doors of the village (domain §8, onboarding), and the office. */
    private static boolean works(Visitor visitor, Village village) {
        return visitor.authority().mayInVillage(Right.ACKNOWLEDGE_FOR_OTHERS, village.id())
                || visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE);
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
