package vn.loaxa.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/**
 * Finds the bodies that typed words may mean. A village that is named narrows the search to it; a village that is not here
 * finds nothing, for a notice must not go to a whole association because its village was mistyped. Immutable.
 */
public final class BodyFinder {
    /** Of the topics typed, at least this share must fit. */
    private static final double ENOUGH = 0.5;

    private final BodyTree tree;
    private final VillageNames villages;
    private final BodyWords words = new BodyWords();
    private final Map<String, List<Body>> exact = new HashMap<>();
    private final Map<BodyId, List<Set<String>>> names = new HashMap<>();

    /** {@code bodies}: parents before children, as {@link Directory#bodies} gives them. */
    public BodyFinder(List<Body> bodies, List<Village> villages) {
        this.tree = new BodyTree(bodies);
        this.villages = new VillageNames(villages);
        tree.all().forEach(this::learn);
    }

    private void learn(Body body) {
        var ofBody = new ArrayList<Set<String>>();
        var spoken = new ArrayList<>(body.aliases());
        spoken.add(0, body.name());
        for (String name : spoken) {
            ofBody.add(words.learn(villages.take(Vietnamese.words(name)).rest()));
            exact.computeIfAbsent(joined(name), key -> new ArrayList<>()).add(body);
        }
        String code = "code:" + body.code();
        words.name(joined(body.code()), code);
        ofBody.add(Set.of(code));
        exact.computeIfAbsent(joined(body.code()), key -> new ArrayList<>()).add(body);
        names.put(body.id(), ofBody);
    }

    /** The best first; exactly one when there is no doubt, empty when nothing comes near. */
    public List<Body> find(String typed) {
        List<Body> same = exact.getOrDefault(joined(typed), List.of());
        if (!same.isEmpty()) {
            return same.stream().distinct().toList();
        }
        List<String> typedWords = Vietnamese.words(typed);
        VillageNames.Found found = villages.take(typedWords);
        if (found.unknown()) {
            return List.of();
        }
        Village village = found.village();
        Set<String> topics = words.read(found.rest());
        if (topics.isEmpty() && village == null) {
            return List.of();
        }
        return best(topics, village == null ? null : village.id(), level(typedWords));
    }

    private List<Body> best(Set<String> topics, @Nullable VillageId village, @Nullable BodyKind level) {
        List<Fit> fits = tree.all().stream()
                .filter(body -> village == null || village.equals(tree.village(body)))
                .map(body -> fit(body, topics, village != null, level))
                .filter(fit -> topics.isEmpty() || fit.share() >= ENOUGH)
                .sorted(Fit.ORDER)
                .toList();
        return fits.stream()
                .filter(fit -> Fit.ORDER.compare(fit, fits.get(0)) == 0)
                .map(Fit::body)
                .toList();
    }

    /**
     * How well a body fits.
     *
     * @param share of the topics typed that are the body's
     * @param level 0 if it is on the level that was meant
     * @param extra topics of its name that were not typed
     */
    private record Fit(Body body, double share, int level, int extra) {
        static final Comparator<Fit> ORDER = Comparator.comparingDouble((Fit fit) -> -fit.share())
                .thenComparingInt(Fit::level)
                .thenComparingInt(Fit::extra);
    }

    private Fit fit(Body body, Set<String> topics, boolean inVillage, @Nullable BodyKind level) {
        Set<String> inherited = new HashSet<>();
        tree.parent(body).ifPresent(parent -> inherit(parent, inherited));
        return names.getOrDefault(body.id(), List.of()).stream()
                .map(own -> {
                    long hits = topics.stream()
                            .filter(topic -> own.contains(topic) || inherited.contains(topic))
                            .count();
                    long extra = own.stream()
                            .filter(topic -> !topics.contains(topic))
                            .count();
                    double share = topics.isEmpty() ? 1 : (double) hits / topics.size();
                    return new Fit(body, share, levelFit(body, inVillage, level), (int) extra);
                })
                .min(Fit.ORDER)
                .orElseThrow();
    }

    private void inherit(Body body, Set<String> into) {
        names.getOrDefault(body.id(), List.of()).forEach(into::addAll);
        tree.parent(body).ifPresent(parent -> inherit(parent, into));
    }

    private static int levelFit(Body body, boolean inVillage, @Nullable BodyKind level) {
        if (level != null) {
            return body.kind() == level ? 0 : 1;
        }
        BodyKind likely = inVillage ? BodyKind.SUB_ASSOCIATION : BodyKind.ASSOCIATION;
        boolean office = !inVillage && body.kind() == BodyKind.OFFICE;
        return body.kind() == likely || office ? 0 : 1;
    }

    private static @Nullable BodyKind level(List<String> words) {
        for (int at = 0; at + 1 < words.size(); at++) {
            String next = words.get(at + 1);
            if (words.get(at).equals("chi") && (next.equals("hoi") || next.equals("doan"))) {
                return BodyKind.SUB_ASSOCIATION;
            }
            if (words.get(at).equals("to") && (next.equals("hoi") || next.equals("phu"))) {
                return BodyKind.SMALL_GROUP;
            }
        }
        return words.contains("phan") ? BodyKind.SMALL_GROUP : null;
    }

    private static String joined(String text) {
        return String.join("", Vietnamese.words(text));
    }
}
