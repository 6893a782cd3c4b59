package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.console.view.MergeView;
import vn.loaxa.console.view.StructureView.Typed;
import vn.loaxa.db.Database;
import vn.loaxa.merger.Merger;
import vn.loaxa.merger.VillageMerger;
import vn.loaxa.merger.VillageMerger.Wish;
import vn.loaxa.merger.VillagePlan;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** A merger of two villages: every line of what it would do, and then, once it was agreed to, all of it. */
final class VillageMergePages {
    static final String PATH = StructurePages.HOME + "/sap-nhap-thon";

    private final Messages messages = new Messages("merger");
    private final Database database;
    private final VillageMerger merger;
    private final StructurePages structure;
    private final Frame frame;
    private final Renderer renderer;

    VillageMergePages(
            Database database, VillageMerger merger, StructurePages structure, Frame frame, Renderer renderer) {
        this.database = database;
        this.merger = merger;
        this.structure = structure;
        this.frame = frame;
        this.renderer = renderer;
    }

    void plan(Context context, Visitor visitor) {
        var wish = new Wish(
                MergePages.text(context.queryParam("tu")),
                MergePages.text(context.queryParam("vao")),
                MergePages.text(context.queryParam("ten")),
                "on".equals(context.queryParam("gop")));
        show(context, visitor, wish, "");
    }

    void merge(Context context, Visitor visitor) {
        var wish = new Wish(
                StructurePages.form(context, "tu"),
                StructurePages.form(context, "vao"),
                StructurePages.form(context, "ten"),
                "on".equals(context.formParam("gop")));
        if (!Vietnamese.words(StructurePages.form(context, "dong-y")).equals(List.of("dong", "y"))) {
            show(context, visitor, wish, messages.text("wrong.read"));
            return;
        }
        String read = StructurePages.form(context, "ban");
        record Ended(Merger.Result result, Optional<VillagePlan> plan) {}
        Ended ended = database.write(handle -> {
            Optional<VillagePlan> plan = merger.plan(handle, visitor.communeId(), visitor.actor(), wish);
            return new Ended(merger.merge(handle, visitor.communeId(), visitor.actor(), wish, read), plan);
        });
        if (ended.result() == Merger.Result.DONE && ended.plan().isPresent()) {
            VillagePlan plan = ended.plan().get();
            Map<String, String> names = Map.of("from", plan.from().name(), "into", plan.name());
            structure.show(context, visitor, messages.text("did.merged", names), "", Typed.NOTHING);
        } else {
            boolean conflict = ended.result() == Merger.Result.CONFLICT;
            show(context, visitor, wish, messages.text(conflict ? "wrong.conflict" : "wrong.changed"));
        }
    }

    private void show(Context context, Visitor visitor, Wish wish, String error) {
        // The plan is the real thing, taken back: that needs the right to write.
        Optional<VillagePlan> plan =
                database.write(handle -> merger.plan(handle, visitor.communeId(), visitor.actor(), wish));
        if (plan.isEmpty()) {
            structure.show(context, visitor, "", messages.text("wrong.chooseVillages"), Typed.NOTHING);
            return;
        }
        context.status(error.isEmpty() ? 200 : 422);
        renderer.page(context, "merge", view(visitor, wish, plan.get(), error));
    }

    private MergeView view(Visitor visitor, Wish wish, VillagePlan plan, String error) {
        List<MergeView.Field> fields = new ArrayList<>(List.of(
                new MergeView.Field("tu", wish.from()),
                new MergeView.Field("vao", wish.into()),
                new MergeView.Field("ten", wish.name())));
        if (wish.withBodies()) {
            fields.add(new MergeView.Field("gop", "on"));
        }
        return new MergeView(
                frame.of(visitor, messages.text("page.merge"), "/hoi-vien"),
                error,
                plan.from().name(),
                plan.into().name(),
                PATH,
                fields,
                plan.isPossible(),
                plan.fingerprint(),
                MergePages.sections(messages, plan.lines()));
    }
}
