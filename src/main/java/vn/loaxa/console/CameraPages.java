package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import vn.loaxa.console.view.CamerasView;
import vn.loaxa.conversation.camera.CameraReport;
import vn.loaxa.conversation.camera.CameraReports;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** Broken cameras and how far their repair is. Answers to residents are written in the inbox. */
final class CameraPages {
    static final String HOME = "/camera-hong";
    private static final int MOST = 300;

    private final Database database;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;
    private final CameraReports reports = new CameraReports();
    private final Messages messages = new Messages("pledge");

    CameraPages(Database database, Frame frame, Renderer renderer, Wording wording, Clock clock) {
        this.database = database;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get(HOME, List.of(Right.SERVE_RESIDENTS), this::list);
    }

    private void list(Context context, Visitor visitor) {
        List<CameraReport> all = database.read(handle -> reports.list(handle, visitor.communeId(), MOST));
        long open = all.stream().filter(CameraReport::open).count();
        Map<String, String> counts = Map.of("all", wording.number(all.size()), "open", wording.number(open));
        renderer.page(
                context,
                "cameras",
                new CamerasView(
                        frame.of(visitor, messages.text("camera.title"), PledgePages.HOME),
                        messages.text("camera.summary", counts),
                        all.stream().map(one -> row(one, visitor.zone())).toList()));
    }

    private CamerasView.Row row(CameraReport report, ZoneId zone) {
        boolean late = report.late(clock.instant());
        Instant answered = report.answeredAt();
        String state = answered != null
                ? messages.text("camera.answered", Map.of("day", day(answered, zone)))
                : messages.text(late ? "camera.late" : "camera.open");
        return new CamerasView.Row(
                report.number(),
                report.place(),
                report.fault(),
                day(report.at(), zone),
                answered == null ? messages.text("camera.due", Map.of("day", day(report.due(), zone))) : "",
                answered != null ? "ok" : late ? "fault" : "caution",
                state);
    }

    private static String day(Instant at, ZoneId zone) {
        return Days.show(LocalDate.ofInstant(at, zone));
    }
}
