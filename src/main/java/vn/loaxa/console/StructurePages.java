package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.StructureView;
import vn.loaxa.console.view.StructureView.Choice;
import vn.loaxa.console.view.StructureView.Typed;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.FormerNameStore;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.merger.Rearranging;
import vn.loaxa.text.Messages;

/** Where administrators merge, rename and move bodies, villages and the commune itself. */
final class StructurePages {
    static final String HOME = "/to-chuc";
    private static final List<Right> ADMINISTER = List.of(Right.ADMINISTER);

    private final Messages messages = new Messages("merger");
    private final FormerNameStore names = new FormerNameStore();
    private final Database database;
    private final Directory directory;
    private final Rearranging rearranging;
    private final Frame frame;
    private final Renderer renderer;

    StructurePages(Database database, Directory directory, Rearranging rearranging, Frame frame, Renderer renderer) {
        this.database = database;
        this.directory = directory;
        this.rearranging = rearranging;
        this.frame = frame;
        this.renderer = renderer;
    }

    void addTo(Routes routes, MergePages merging, VillageMergePages villages) {
        routes.get(HOME, ADMINISTER, this::show)
                .post(HOME + "/doi-ten", ADMINISTER, this::rename)
                .post(HOME + "/chuyen", ADMINISTER, this::move)
                .get(HOME + "/sap-nhap", ADMINISTER, merging::plan)
                .post(HOME + "/sap-nhap", ADMINISTER, merging::merge)
                .get(VillageMergePages.PATH, ADMINISTER, villages::plan)
                .post(VillageMergePages.PATH, ADMINISTER, villages::merge);
    }

    private void show(Context context, Visitor visitor) {
        show(context, visitor, "", "", Typed.NOTHING);
    }

    private void rename(Context context, Visitor visitor) {
        var typed = new Typed(form(context, "gi"), form(context, "ten-moi"), "", "", "");
        answer(
                context,
                visitor,
                typed,
                database.write(handle ->
                        rearranging.rename(handle, visitor.commune(), visitor.actor(), typed.what(), typed.name())));
    }

    private void move(Context context, Visitor visitor) {
        var typed =
                new Typed("", "", form(context, "hoi-chuyen"), form(context, "thuoc"), form(context, "thon-chuyen"));
        answer(
                context,
                visitor,
                typed,
                database.write(handle -> rearranging.move(
                        handle, visitor.communeId(), visitor.actor(), typed.body(), typed.under(), typed.village())));
    }

    private void answer(Context context, Visitor visitor, Typed typed, Rearranging.Answer answer) {
        boolean done = answer.done();
        show(
                context,
                visitor,
                done ? answer.sentence() : "",
                done ? "" : answer.sentence(),
                done ? Typed.NOTHING : typed);
    }

    /** Also after a merger, which answers on this page. */
    void show(Context context, Visitor visitor, String done, String error, Typed typed) {
        context.status(error.isEmpty() ? 200 : 422);
        renderer.page(context, "structure", database.<StructureView>read(handle -> {
            List<Choice> bodies = directory.bodies(handle, visitor.communeId()).stream()
                    .map(body -> new Choice(body.code(), body.name()))
                    .toList();
            List<Village> villages = directory.villages(handle, visitor.communeId());
            List<Choice> places = new ArrayList<>();
            places.add(new Choice(Rearranging.COMMUNE, communeName(handle, visitor)));
            villages.forEach(village -> places.add(new Choice(Rearranging.VILLAGE + village.code(), village.name())));
            bodies.forEach(body -> places.add(new Choice(Rearranging.BODY + body.value(), body.label())));
            return new StructureView(
                    frame.of(visitor, messages.text("page.title"), "/hoi-vien"),
                    done,
                    error,
                    bodies,
                    villages.stream()
                            .map(village -> new Choice(village.code(), village.name()))
                            .toList(),
                    places,
                    former(handle, visitor, villages),
                    typed);
        }));
    }

    /** The visitor came in under the name of before. */
    private String communeName(Handle handle, Visitor visitor) {
        return directory.commune(handle, visitor.communeId()).orElseThrow().name();
    }

    private List<StructureView.Former> former(Handle handle, Visitor visitor, List<Village> villages) {
        List<StructureView.Former> former = new ArrayList<>();
        names.names(handle, visitor.communeId(), FormerNameStore.Kind.COMMUNE)
                .values()
                .forEach(own ->
                        own.forEach(name -> former.add(new StructureView.Former(name, communeName(handle, visitor)))));
        villages.forEach(village ->
                village.formerNames().forEach(name -> former.add(new StructureView.Former(name, village.name()))));
        Map<BodyId, Body> every = directory.everyBody(handle, visitor.communeId());
        names.names(handle, visitor.communeId(), FormerNameStore.Kind.BODY).forEach((key, own) -> Optional.ofNullable(
                        every.get(new BodyId(key)))
                .ifPresent(body -> own.forEach(name -> former.add(new StructureView.Former(name, body.name())))));
        directory.formerBodies(handle, visitor.communeId()).forEach(gone -> Optional.ofNullable(every.get(gone.into()))
                .ifPresent(
                        body -> former.add(new StructureView.Former(gone.body().name(), body.name()))));
        return former;
    }

    static String form(Context context, String name) {
        String typed = context.formParam(name);
        return typed == null ? "" : typed.strip();
    }
}
