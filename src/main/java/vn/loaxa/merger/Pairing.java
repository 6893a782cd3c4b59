package vn.loaxa.merger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.merger.MergePlan.Move;
import vn.loaxa.text.Vietnamese;

/**
 * Which bodies below become which. A chi hội becomes the chi hội of the same village; anything else only what has the same kind
 * and the same name. The rest goes on as it is, under the new parent.
 */
final class Pairing {
    /** A body and what it becomes. */
    record Match(Body from, Body into) {}

    private final List<Body> bodies;
    private final List<Match> matches = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final Set<BodyId> taken = new HashSet<>();

    Pairing(List<Body> bodies, Body from, Body into) {
        this.bodies = bodies;
        taken.add(from.id());
        pair(from, into);
    }

    /** Parents before their children. */
    List<Match> matches() {
        return matches;
    }

    List<Move> moves() {
        return moves;
    }

    private void pair(Body from, Body into) {
        matches.add(new Match(from, into));
        for (Body child : children(from)) {
            Optional<Body> same = children(into).stream()
                    .filter(other -> !taken.contains(other.id()) && same(child, other))
                    .findFirst();
            if (same.isPresent()) {
                taken.add(same.get().id());
                pair(child, same.get());
            } else {
                moves.add(new Move(child, into));
            }
        }
    }

    private boolean same(Body one, Body other) {
        if (one.kind() != other.kind()) {
            return false;
        }
        boolean ofVillage = one.kind() == BodyKind.SUB_ASSOCIATION && one.village() != null && other.village() != null;
        return ofVillage
                ? Objects.equals(one.village(), other.village())
                : Vietnamese.words(one.name()).equals(Vietnamese.words(other.name()));
    }

    private List<Body> children(Body body) {
        return bodies.stream().filter(one -> body.id().equals(one.parent())).toList();
    }

    /** Whether {@code upper} is the body itself or stands somewhere above it. */
    static boolean isAbove(List<Body> bodies, Body upper, Body body) {
        @Nullable BodyId at = body.id();
        while (at != null) {
            if (at.equals(upper.id())) {
                return true;
            }
            BodyId here = at;
            at = bodies.stream()
                    .filter(one -> one.id().equals(here))
                    .map(Body::parent)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return false;
    }
}
