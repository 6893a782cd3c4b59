package vn.loaxa.merger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Village;
import vn.loaxa.merger.MergeLine.Topic;
import vn.loaxa.text.Messages;

/**
 * The bodies of a village that becomes part of another. Two chi hội of one hội are then in one village; whether they become one is the
 * association's own decision, so it is only done if asked for, and said if not.
 */
final class VillageBodies {
    private final Messages messages = new Messages("merger");
    private final Directory directory;
    private final Merger merger;

    VillageBodies(Directory directory, Merger merger) {
        this.directory = directory;
        this.merger = merger;
    }

    List<Body> of(Handle handle, CommuneId commune, Village village) {
        return directory.bodies(handle, commune).stream()
                .filter(body -> village.id().equals(body.village()))
                .toList();
    }

    /** @param came the bodies that were in the village which ended */
    void merge(
            Handle handle,
            CommuneId commune,
            Actor actor,
            VillagePair pair,
            List<Body> came,
            boolean asked,
            List<MergeLine> lines) {
        if (!came.isEmpty()) {
            lines.add(new MergeLine(
                    Topic.BODIES,
                    messages.text("village.bodies", pair.values("count", came.size())),
                    came.stream().map(Body::name).toList()));
        }
        List<Body> there = of(handle, commune, pair.into());
        List<String> apart = new ArrayList<>();
        for (Body body : came) {
            List<Body> twins = there.stream()
                    .filter(other -> body.kind() == BodyKind.SUB_ASSOCIATION
                            && other.kind() == body.kind()
                            && Objects.equals(other.parent(), body.parent())
                            && came.stream().noneMatch(one -> one.id().equals(other.id())))
                    .toList();
            if (twins.size() == 1 && asked) {
                join(handle, commune, actor, body, twins.get(0), lines);
            } else if (twins.size() == 1) {
                apart.add(messages.text(
                        "village.twin",
                        Map.of("one", body.name(), "other", twins.get(0).name())));
            }
        }
        if (!apart.isEmpty()) {
            String text = messages.text("village.twins", pair.values("count", apart.size()));
            lines.add(new MergeLine(Topic.BODIES, text, apart));
        }
    }

    private void join(Handle handle, CommuneId commune, Actor actor, Body body, Body twin, List<MergeLine> lines) {
        MergePlan plan = merger.plan(handle, commune, body.code(), twin.code()).orElseThrow();
        plan.lines().stream().filter(line -> line.topic() != Topic.DIRECTIVES).forEach(lines::add);
        if (plan.isPossible()) {
            merger.merge(handle, commune, actor, plan);
        }
    }
}
