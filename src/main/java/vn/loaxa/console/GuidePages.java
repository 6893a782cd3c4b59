package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.loaxa.console.guide.Guide;
import vn.loaxa.console.guide.Lesson;
import vn.loaxa.console.view.GuideView;
import vn.loaxa.console.view.LessonView;
import vn.loaxa.text.Messages;

/** The lessons, for everybody who is signed in. */
final class GuidePages {
    private static final String PLACE = OfficeRoutes.GUIDE;

    private final Guide guide;
    private final Frame frame;
    private final Renderer renderer;
    private final Messages messages = new Messages("guide");

    GuidePages(Guide guide, Frame frame, Renderer renderer) {
        this.guide = guide;
        this.frame = frame;
        this.renderer = renderer;
    }

    void list(Context context, Visitor visitor) {
        var groups = new ArrayList<GuideView.Group>();
        for (Lesson.Group group : Lesson.Group.values()) {
            List<GuideView.Item> items = of(group).stream()
                    .map(lesson -> new GuideView.Item(href(lesson), lesson.title(), minutes(lesson), lesson.intro()))
                    .toList();
            if (!items.isEmpty()) {
                groups.add(new GuideView.Group(title(group), items));
            }
        }
        renderer.page(
                context, "guide", new GuideView(frame.of(visitor, messages.text("title"), PLACE), groups, simulator()));
    }

    void lesson(Context context, Visitor visitor) {
        Lesson lesson = guide.lesson(context.pathParam("bai")).orElseThrow(NotThere::new);
        renderer.page(
                context,
                "lesson",
                new LessonView(
                        frame.of(visitor, lesson.title(), PLACE),
                        title(lesson.group()),
                        lesson.title(),
                        minutes(lesson),
                        lesson.intro(),
                        lesson.open(),
                        lesson.group() == Lesson.Group.FIRST ? simulator() : "",
                        lesson.steps().stream().map(GuidePages::step).toList(),
                        lesson.remember(),
                        of(lesson.group()).stream()
                                .filter(other -> !other.id().equals(lesson.id()))
                                .map(other -> new LessonView.Next(href(other), other.title()))
                                .toList()));
    }

    void picture(Context context, Visitor visitor) {
        byte[] bytes = guide.picture(context.pathParam("tep")).orElseThrow(NotThere::new);
        context.header("Cache-Control", "private, max-age=300")
                .contentType("image/webp")
                .result(bytes);
    }

    private static LessonView.Step step(Lesson.Step step) {
        return step.picture()
                .map(picture -> new LessonView.Step(
                        step.text(), PLACE + "/anh/" + picture.file(), picture.alt(), picture.width()))
                .orElseGet(() -> new LessonView.Step(step.text(), "", "", 0));
    }

    private List<Lesson> of(Lesson.Group group) {
        return guide.lessons().stream()
                .filter(lesson -> lesson.group() == group)
                .toList();
    }

    private String title(Lesson.Group group) {
        return messages.text("group." + group.name().toLowerCase(Locale.ROOT));
    }

    private String minutes(Lesson lesson) {
        return messages.text("minutes", Map.of("n", lesson.minutes()));
    }

    private String simulator() {
        return guide.simulator().map(URI::toString).orElse("");
    }

    private static String href(Lesson lesson) {
        return PLACE + "/" + lesson.id();
    }
}
