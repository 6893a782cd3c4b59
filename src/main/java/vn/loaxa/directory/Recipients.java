package vn.loaxa.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.PersonNames;

/** Brings an audience down to people, each once. */
final class Recipients {
    private final RecipientStore store = new RecipientStore();

    /**
     * Somebody in several bodies of one part is counted in the deepest of them (the chi hội rather than the hội above it), then
     * in the first.
     */
    List<Recipient> resolve(Handle handle, CommuneId commune, Audience audience, BodyTree tree, LocalDate today) {
        var counted = new HashSet<PersonId>();
        var all = new ArrayList<Recipient>();
        for (int part = 0; part < audience.parts().size(); part++) {
            Map<PersonId, RecipientStore.Standing> best = new HashMap<>();
            for (var standing :
                    store.standings(handle, commune, audience.parts().get(part), today)) {
                if (!counted.contains(standing.person().id())) {
                    best.merge(standing.person().id(), standing, (one, other) -> nearer(tree, one, other));
                }
            }
            counted.addAll(best.keySet());
            all.addAll(ordered(best.values().stream().toList(), part, tree));
        }
        return List.copyOf(all);
    }

    int count(Handle handle, CommuneId commune, Audience audience, LocalDate today) {
        Set<Long> people = new HashSet<>();
        audience.parts().forEach(part -> people.addAll(store.people(handle, commune, part, today)));
        return people.size();
    }

    private static List<Recipient> ordered(List<RecipientStore.Standing> standings, int part, BodyTree tree) {
        record Line(Recipient recipient, int place, String key) {}
        return standings.stream()
                .map(standing -> new Line(
                        new Recipient(standing.person(), part, standing.body()),
                        place(tree, standing.body()),
                        PersonNames.sortKey(standing.person().name())))
                .sorted(Comparator.comparingInt(Line::place)
                        .thenComparing(Line::key)
                        .thenComparing(line -> line.recipient().person().id().value()))
                .map(Line::recipient)
                .toList();
    }

    private static RecipientStore.Standing nearer(
            BodyTree tree, RecipientStore.Standing one, RecipientStore.Standing other) {
        int deeper = Integer.compare(depth(tree, other.body()), depth(tree, one.body()));
        boolean first = deeper < 0 || (deeper == 0 && place(tree, one.body()) <= place(tree, other.body()));
        return first ? one : other;
    }

    private static int depth(BodyTree tree, @Nullable BodyId body) {
        return body == null ? -1 : tree.depth(body);
    }

    private static int place(BodyTree tree, @Nullable BodyId body) {
        return body == null ? -1 : tree.place(body);
    }
}
