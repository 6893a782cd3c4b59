package vn.loaxa.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Map<String, List<Found>> exact = new HashMap<>();
    private final Map<BodyId, List<Name>> names = new HashMap<>();
    private final Map<BodyId, Body> becameOf = new HashMap<>();
    private final Map<BodyId, List<BodyId>> merged = new HashMap<>();
    private final Map<Long, List<String>> formerNames;

    /**
     * A body that was meant.
     *
     * @param former the name by which it was meant, if that is one it does not have any more; else null
     */
    public record Found(Body body, @Nullable String former) {}

    /** {@code topics} of one of the names of a body; {@code former} is the name itself if it is one of the past. */
    private record Name(Set<String> topics, @Nullable String former) {}

    /** {@code bodies}: parents before children, as {@link Directory#bodies} gives them. */
    public BodyFinder(List<Body> bodies, List<Village> villages) {
        this(bodies, villages, List.of(), Map.of());
    }

    /**
     * As above, with what was before.
     *
     * @param former bodies that were merged into these
     * @param formerNames by the key of the body, whether it goes on or was merged
     */
    BodyFinder(
            List<Body> bodies, List<Village> villages, List<FormerBody> former, Map<Long, List<String>> formerNames) {
        var all = new ArrayList<Body>(bodies);
        Map<BodyId, Body> present = bodies.stream().collect(Collectors.toMap(Body::id, body -> body));
        for (FormerBody one : former) {
            Body into = present.get(one.into());
            if (into != null) {
                all.add(one.body());
                becameOf.put(one.body().id(), into);
                merged.computeIfAbsent(into.id(), id -> new ArrayList<>())
                        .add(one.body().id());
            }
        }
        this.tree = new BodyTree(all);
        this.villages = new VillageNames(villages);
        this.formerNames = formerNames;
        tree.all().forEach(this::learn);
    }

    private void learn(Body body) {
        boolean gone = becameOf.containsKey(body.id());
        names.put(body.id(), new ArrayList<>());
        learn(body, body.name(), gone ? body.name() : null);
        body.aliases().forEach(alias -> learn(body, alias, gone ? body.name() : null));
        formerNames.getOrDefault(body.id().value(), List.of()).forEach(name -> learn(body, name, name));
        String code = "code:" + body.code();
        words.name(joined(body.code()), code);
        add(body, new Name(Set.of(code), gone ? body.name() : null), joined(body.code()));
    }

    private void learn(Body body, String name, @Nullable String former) {
        Set<String> topics = words.learn(villages.take(Vietnamese.words(name)).rest());
        add(body, new Name(topics, former), joined(name));
    }

    private void add(Body body, Name name, String typed) {
        names.getOrDefault(body.id(), new ArrayList<>()).add(name);
        exact.computeIfAbsent(typed, key -> new ArrayList<>()).add(found(body, name.former()));
    }

    private Found found(Body body, @Nullable String former) {
        return new Found(becameOf.getOrDefault(body.id(), body), former);
    }

    /** The best first; exactly one when there is no doubt, empty when nothing comes near. */
    public List<Body> find(String typed) {
        return search(typed).stream().map(Found::body).toList();
    }

    /** As {@link #find}, telling which of them were meant by a name of the past. A name of today goes before one of the past. */
    public List<Found> search(String typed) {
        List<Found> same = exact.getOrDefault(joined(typed), List.of());
        if (!same.isEmpty()) {
            List<Found> today =
                    same.stream().filter(found -> found.former() == null).toList();
            return once(today.isEmpty() ? same : today);
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
        return best(topics, village == null ? null : village.id(), found.former(), level(typedWords));
    }

    /** {@code former}: the name of the past by which the village was named, or null. */
    private List<Found> best(
            Set<String> topics, @Nullable VillageId village, @Nullable String former, @Nullable BodyKind level) {
        List<Fit> fits = tree.all().stream()
                .filter(body -> village == null || village.equals(tree.village(body)))
                .map(body -> fit(body, topics, village != null, level))
                .filter(fit -> topics.isEmpty() || fit.share() >= ENOUGH)
                .sorted(Fit.ORDER)
                .toList();
        List<Fit> alike = fits.stream()
                .filter(fit -> Fit.ORDER.compare(fit, fits.get(0)) == 0)
                .toList();
        // Of two in a village that was once two villages, the one that still bears the name that was typed.
        List<Fit> called = alike.stream()
                .filter(fit -> village != null && Objects.equals(former, villageName(fit.body())))
                .toList();
        return once((called.isEmpty() ? alike : called)
                .stream().map(fit -> found(fit.body(), fit.former())).toList());
    }

    /** The name of the past that the body's village has in the name of the body, or null. */
    private @Nullable String villageName(Body body) {
        return villages.take(Vietnamese.words(body.name())).former();
    }

    private static List<Found> once(List<Found> all) {
        Map<BodyId, Found> first = new LinkedHashMap<>();
        all.forEach(found -> first.putIfAbsent(found.body().id(), found));
        return List.copyOf(first.values());
    }

    /**
     * How well a body fits.
     *
     * @param share of the topics typed that are the body's
     * @param level 0 if it is on the level that was meant
     * @param extra topics of its name that were not typed
     * @param former the name that fits, if it is one of the past
     */
    private record Fit(
            Body body,
            double share,
            int level,
            int extra,
            @Nullable String former) {
        static final Comparator<Fit> ORDER = Comparator.comparingDouble((Fit fit) -> -fit.share())
                .thenComparingInt(Fit::level)
                .thenComparingInt(Fit::extra)
                .thenComparingInt(fit -> fit.former() == null ? 0 : 1);
    }

    private Fit fit(Body body, Set<String> topics, boolean inVillage, @Nullable BodyKind level) {
        Set<String> inherited = new HashSet<>();
        tree.parent(body).ifPresent(parent -> inherit(parent, inherited));
        return names.getOrDefault(body.id(), List.of()).stream()
                .map(name -> {
                    Set<String> own = name.topics();
                    long hits = topics.stream()
                            .filter(topic -> own.contains(topic) || inherited.contains(topic))
                            .count();
                    long extra = own.stream()
                            .filter(topic -> !topics.contains(topic))
                            .count();
                    double share = topics.isEmpty() ? 1 : (double) hits / topics.size();
                    return new Fit(body, share, levelFit(body, inVillage, level), (int) extra, name.former());
                })
                .min(Fit.ORDER)
                .orElseThrow();
    }

    private void inherit(Body body, Set<String> into) {
        names.getOrDefault(body.id(), List.of()).forEach(name -> into.addAll(name.topics()));
        // "Làm vườn thôn 3" still finds what hangs below the association that the gardeners' one became.
        merged.getOrDefault(body.id(), List.of())
                .forEach(gone -> names.getOrDefault(gone, List.of()).forEach(name -> into.addAll(name.topics())));
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
