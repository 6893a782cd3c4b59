package vn.loaxa.directory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of a commune as a tree, any depth. Immutable. */
final class BodyTree {
    private final Map<BodyId, Body> bodies = new LinkedHashMap<>();
    private final Map<BodyId, Integer> depths = new HashMap<>();
    private final Map<BodyId, Integer> places = new HashMap<>();
    private final Map<BodyId, List<Body>> children = new HashMap<>();

    /** {@code siblings}: all bodies, those of one parent in their order. */
    BodyTree(List<Body> siblings) {
        var roots = new ArrayList<Body>();
        for (Body body : siblings) {
            BodyId parent = body.parent();
            (parent == null ? roots : children.computeIfAbsent(parent, id -> new ArrayList<>())).add(body);
        }
        var open = new ArrayDeque<Body>(roots);
        while (!open.isEmpty()) {
            Body body = open.pop();
            BodyId parent = body.parent();
            places.put(body.id(), bodies.size());
            depths.put(body.id(), parent == null ? 0 : depths.getOrDefault(parent, 0) + 1);
            bodies.put(body.id(), body);
            List<Body> below = children(body.id());
            for (int i = below.size() - 1; i >= 0; i--) {
                open.push(below.get(i));
            }
        }
    }

    /** Parents before their children. */
    List<Body> all() {
        return List.copyOf(bodies.values());
    }

    List<Body> children(BodyId parent) {
        return children.getOrDefault(parent, List.of());
    }

    Optional<Body> parent(Body body) {
        return Optional.ofNullable(body.parent()).map(bodies::get);
    }

    /** The body and all below it, parents first; empty for a body that is not in this tree. */
    List<Body> branch(BodyId root) {
        var branch = new ArrayList<Body>();
        Body start = bodies.get(root);
        if (start != null) {
            branch.add(start);
            children(root).forEach(child -> branch.addAll(branch(child.id())));
        }
        return branch;
    }

    /** The village of the body, or of the nearest body above that has one. */
    @Nullable
    VillageId village(Body body) {
        VillageId own = body.village();
        return own != null ? own : parent(body).map(this::village).orElse(null);
    }

    int depth(BodyId body) {
        return depths.getOrDefault(body, 0);
    }

    /** Where the body stands in {@link #all()}. */
    int place(BodyId body) {
        return places.getOrDefault(body, Integer.MAX_VALUE);
    }
}
