package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.MergeView;
import vn.loaxa.console.view.StructureView.Typed;
import vn.loaxa.db.Database;
import vn.loaxa.merger.MergeLine;
import vn.loaxa.merger.MergePlan;
import vn.loaxa.merger.Merger;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** A merger of two bodies: every line of what it would do, and then, once it was agreed to, all of it. */
final class MergePages {
    private final Messages messages = new Messages("merger");
    private final Database database;
    private final Merger merger;
    private final StructurePages structure;
    private final Frame frame;
    private final Renderer renderer;

    MergePages(Database database, Merger merger, StructurePages structure, Frame frame, Renderer renderer) {
        this.database = database;
        this.merger = merger;
        this.structure = structure;
        this.frame = frame;
        this.renderer = renderer;
    }

    void plan(Context context, Visitor visitor) {
        show(context, visitor, text(context.queryParam("tu")), text(context.queryParam("vao")), "");
    }

    void merge(Context context, Visitor visitor) {
        String from = StructurePages.form(context, "tu");
        String into = StructurePages.form(context, "vao");
        if (!Vietnamese.words(StructurePages.form(context, "dong-y")).equals(List.of("dong", "y"))) {
            show(context, visitor, from, into, messages.text("wrong.read"));
            return;
        }
        String read = StructurePages.form(context, "ban");
        record Ended(Merger.Result result, MergePlan plan) {}
        Optional<Ended> ended = database.write(handle -> merger.plan(handle, visitor.communeId(), from, into)
                .map(plan -> new Ended(
                        plan.fingerprint().equals(read)
                                ? merger.merge(handle, visitor.communeId(), visitor.actor(), plan)
                                : Merger.Result.CHANGED,
                        plan)));
        if (ended.isPresent() && ended.get().result() == Merger.Result.DONE) {
            MergePlan plan = ended.get().plan();
            String done = messages.text(
                    "did.merged",
                    Map.of("from", plan.from().name(), "into", plan.into().name()));
            structure.show(context, visitor, done, "", Typed.NOTHING);
            return;
        }
        boolean conflict = ended.isPresent() && ended.get().result() == Merger.Result.CONFLICT;
        show(context, visitor, from, into, messages.text(conflict ? "wrong.conflict" : "wrong.changed"));
    }

    private void show(Context context, Visitor visitor, String from, String into, String error) {
        Optional<MergePlan> plan = database.read(handle -> merger.plan(handle, visitor.communeId(), from, into));
        if (plan.isEmpty()) {
            structure.show(context, visitor, "", messages.text("wrong.choose"), Typed.NOTHING);
            return;
        }
        context.status(error.isEmpty() ? 200 : 422);
        renderer.page(context, "merge", view(visitor, plan.get(), error));
    }

    private MergeView view(Visitor visitor, MergePlan plan, String error) {
        return new MergeView(
                frame.of(visitor, messages.text("page.merge"), "/hoi-vien"),
                error,
                plan.from().name(),
                plan.into().name(),
                StructurePages.HOME + "/sap-nhap",
                List.of(
                        new MergeView.Field("tu", plan.from().code()),
                        new MergeView.Field("vao", plan.into().code())),
                plan.isPossible(),
                plan.fingerprint(),
                sections(messages, plan.lines()));
    }

    /** The lines of a plan, topic by topic. */
    static List<MergeView.Section> sections(Messages messages, List<MergeLine> all) {
        List<MergeView.Section> sections = new ArrayList<>();
        for (MergeLine.Topic topic : MergeLine.Topic.values()) {
            List<MergeView.Line> lines = all.stream()
                    .filter(line -> line.topic() == topic)
                    .map(line -> new MergeView.Line(line.text(), line.names()))
                    .toList();
            if (!lines.isEmpty()) {
                sections.add(new MergeView.Section(
                        messages.text("topic." + topic), topic == MergeLine.Topic.CONFLICT, lines));
            }
        }
        return sections;
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
