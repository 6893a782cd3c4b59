package vn.loaxa.console;

import java.time.Clock;
import java.util.List;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;

/** Reports, the guide, the work in the villages and the posters that bring people to the chat. */
final class OfficeRoutes {
    static final String REPORT = "/bao-cao";
    static final String GUIDE = "/huong-dan";
    static final String TASKS = "/viec-thon";
    static final String POSTERS = "/to-roi";
    static final String HOUSEHOLDS = "/ho-dan";
    private static final List<Right> REPORTS = List.of(Right.SEE_REPORTS);
    private static final List<Right> ASSIGN = List.of(Right.DRAFT_DIRECTIVE);

    private final Database database;
    private final Directory directory;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    OfficeRoutes(Database database, Directory directory, Frame frame, Renderer renderer, Wording wording, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void add(Routes routes, OfficeParts parts) {
        var reporting = new ReportPages(database, directory, parts.reports(), frame, renderer, wording);
        var teaching = new GuidePages(parts.guide(), frame, renderer);
        var tasks = new TaskPages(
                database, parts.tasks(), new TaskViews(directory, parts.tasks(), frame, wording, clock), renderer);
        var houses = new HouseholdPages(database, directory, parts.households(), frame, renderer, wording, clock);
        var posters = new VillagePosterPages(database, directory, parts.chat(), frame, renderer);
        routes.get(REPORT, REPORTS, reporting::show)
                .get(REPORT + "/bang.xlsx", REPORTS, reporting::sheet)
                .get(REPORT + "/ban-in.pdf", REPORTS, reporting::paper)
                .get(GUIDE, Routes.ANYBODY, teaching::list)
                .get(GUIDE + "/anh/{tep}", Routes.ANYBODY, teaching::picture)
                .get(GUIDE + "/{bai}", Routes.ANYBODY, teaching::lesson)
                // Whoever a task was given to may open it; what else they see goes by their rights.
                .get(TASKS, Routes.ANYBODY, tasks::list)
                .post(TASKS, ASSIGN, tasks::add)
                .post(TASKS + "/tieu-chi", ASSIGN, tasks::addCriteria)
                .post(TASKS + "/{id}/xong", Routes.ANYBODY, tasks::finish)
                .post(TASKS + "/{id}/mo-lai", ASSIGN, tasks::reopen)
                .get(TASKS + "/{id}/anh", Routes.ANYBODY, tasks::photo)
                .get(HOUSEHOLDS, REPORTS, houses::villages)
                .get(HOUSEHOLDS + "/{thon}", REPORTS, houses::village)
                .post(HOUSEHOLDS + "/{thon}", REPORTS, houses::add)
                .post(HOUSEHOLDS + "/{thon}/buoi", REPORTS, houses::hold)
                .post(HOUSEHOLDS + "/{thon}/{id}/nhom", REPORTS, houses::mark)
                .post(HOUSEHOLDS + "/{thon}/{id}/den", REPORTS, houses::visit)
                .get(POSTERS, REPORTS, posters::show);
        new PledgePages(database, directory, parts.pledges(), frame, renderer, wording, clock).addTo(routes);
        new CameraPages(database, frame, renderer, wording, clock).addTo(routes);
    }
}
