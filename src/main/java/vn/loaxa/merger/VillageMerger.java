package vn.loaxa.merger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.StructureBook;
import vn.loaxa.directory.Village;
import vn.loaxa.merger.MergeLine.Topic;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/**
 * Merges one village of a commune into another: people, households, posts, bodies, tasks and all records that name the one name the
 * other ({@link VillageColumns}), reminders and saved audiences mean it, and the old name and code lead to it. Two houses or criteria
 * of one name are told apart by the village they come from. Somebody who holds the same post in both holds it once; two heads both stay
 * until the commune decides. A plan is the real thing taken back, so that it cannot differ; it needs a transaction for writing too.
 * Whether the actor may is asked before. Thread-safe; every call is part of the caller's transaction.
 */
public final class VillageMerger {
    static final int LONGEST_NAME = 120;

    private final Messages messages = new Messages("merger");
    private final Directory directory;
    private final StructureBook structure;
    private final VillageBodies bodies;
    private final VillagePosts posts;
    private final VillageAudiences audiences = new VillageAudiences();
    private final VillageMergerStore store = new VillageMergerStore();

    /** @param merger of bodies, for those that become one with their village */
    public VillageMerger(Directory directory, Merger merger, Audit audit, Clock clock) {
        this.directory = directory;
        structure = new StructureBook(clock, audit);
        bodies = new VillageBodies(directory, merger);
        posts = new VillagePosts(directory, clock);
    }

    /**
     * What is asked for.
     *
     * @param from code of the village that ends
     * @param into code of the one that goes on
     * @param name of the village afterwards; empty for the name of the one that goes on
     * @param withBodies whether sub-associations of the same association become one too
     */
    public record Wish(String from, String into, String name, boolean withBodies) {}

    /** What it would do; empty if one of the codes is that of no village. Nothing of it stays. */
    public Optional<VillagePlan> plan(Handle handle, CommuneId commune, Actor actor, Wish wish) {
        return run(handle, commune, actor, wish, "");
    }

    /** Does it, if it comes to what was read. Only {@link Merger.Result#DONE} changed anything. */
    public Merger.Result merge(Handle handle, CommuneId commune, Actor actor, Wish wish, String fingerprint) {
        Optional<VillagePlan> plan = run(handle, commune, actor, wish, fingerprint);
        if (plan.isEmpty() || !plan.get().fingerprint().equals(fingerprint)) {
            return Merger.Result.CHANGED;
        }
        return plan.get().isPossible() ? Merger.Result.DONE : Merger.Result.CONFLICT;
    }

    /** Kept only if possible and exactly what {@code read} names. */
    private Optional<VillagePlan> run(Handle handle, CommuneId commune, Actor actor, Wish wish, String read) {
        List<Village> villages = directory.villages(handle, commune);
        Optional<Village> from = byCode(villages, wish.from());
        Optional<Village> into = byCode(villages, wish.into());
        if (from.isEmpty() || into.isEmpty()) {
            return Optional.empty();
        }
        String name = wish.name().isBlank() ? into.get().name() : Vietnamese.clean(wish.name());
        var pair = new VillagePair(from.get(), into.get(), name);
        List<MergeLine> lines = new ArrayList<>(conflicts(handle, commune, pair, villages));
        if (!lines.isEmpty()) {
            return Optional.of(new VillagePlan(from.get(), into.get(), name, lines));
        }
        store.savepoint(handle);
        boolean keep = false;
        try {
            merge(handle, commune, actor, pair, wish.withBodies(), lines);
            lines.sort(Comparator.comparing(MergeLine::topic));
            var plan = new VillagePlan(from.get(), into.get(), name, lines);
            keep = plan.isPossible() && plan.fingerprint().equals(read);
            return Optional.of(plan);
        } finally {
            store.release(handle, keep);
        }
    }

    private static Optional<Village> byCode(List<Village> villages, String code) {
        return villages.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private List<MergeLine> conflicts(Handle handle, CommuneId commune, VillagePair pair, List<Village> villages) {
        List<MergeLine> lines = new ArrayList<>();
        if (pair.from().id().equals(pair.into().id())) {
            lines.add(line(Topic.CONFLICT, "conflict.same", pair.values()));
            return lines;
        }
        if (pair.name().length() < 2 || pair.name().length() > LONGEST_NAME) {
            lines.add(new MergeLine(Topic.CONFLICT, messages.text("wrong.name", Map.of("most", LONGEST_NAME))));
        }
        List<String> words = Vietnamese.words(pair.name());
        boolean taken = villages.stream()
                        .filter(one -> !one.id().equals(pair.from().id())
                                && !one.id().equals(pair.into().id()))
                        .anyMatch(one -> Vietnamese.words(one.name()).equals(words))
                || directory.bodies(handle, commune).stream()
                        .anyMatch(body -> Vietnamese.words(body.name()).equals(words));
        if (taken) {
            lines.add(new MergeLine(Topic.CONFLICT, messages.text("wrong.taken", Map.of("name", pair.name()))));
        }
        audiences
                .waiting(handle, commune, pair)
                .forEach(directive ->
                        lines.add(line(Topic.CONFLICT, "conflict.directive", pair.values("directive", directive))));
        return lines;
    }

    private void merge(
            Handle handle,
            CommuneId commune,
            Actor actor,
            VillagePair pair,
            boolean withBodies,
            List<MergeLine> lines) {
        int moved = store.people(handle, pair.from().id());
        int before = store.people(handle, pair.into().id());
        lines.add(line(Topic.BODIES, "ends", pair.values()));
        if (!pair.name().equals(pair.into().name())) {
            lines.add(line(Topic.BODIES, "named", pair.values()));
        }
        lines.add(line(Topic.PEOPLE, "people", pair.sum(before, moved)));
        posts.merge(handle, commune, pair, lines);
        work(handle, pair, lines);
        records(handle, commune, pair, lines);
        List<Body> came = bodies.of(handle, commune, pair.from());
        store.move(handle, commune, pair.from(), pair.into(), pair.name());
        posts.tellHeads(handle, commune, pair, lines);
        structure.merge(handle, commune, actor, pair.from(), pair.into(), moved);
        structure.rename(handle, commune, actor, pair.into(), pair.name());
        bodies.merge(handle, commune, actor, pair, came, withBodies, lines);
        lines.add(line(Topic.NAMES, "names", pair.values("code", pair.from().code())));
        if (!pair.name().equals(pair.into().name())) {
            lines.add(line(Topic.NAMES, "oldName", pair.values()));
        }
    }

    /** Households and tasks; of one name in both, the one that came bears its old village too. */
    private void work(Handle handle, VillagePair pair, List<MergeLine> lines) {
        int houses = store.count(handle, "household", "", pair.from().id());
        if (houses > 0) {
            lines.add(line(
                    Topic.WORK,
                    "houses",
                    pair.sum(store.count(handle, "household", "", pair.into().id()), houses)));
        }
        int tasks = store.count(handle, "village_task", "", pair.from().id());
        if (tasks > 0) {
            lines.add(line(Topic.WORK, "tasks", pair.values("count", tasks)));
        }
        tellApart(handle, pair, "household", "head_name", "", "houses.double", lines);
        tellApart(handle, pair, "village_task", "title", " AND %s.kind = 'CRITERION'", "tasks.double", lines);
    }

    private void tellApart(
            Handle handle,
            VillagePair pair,
            String table,
            String column,
            String where,
            String key,
            List<MergeLine> lines) {
        List<String> names = new ArrayList<>();
        for (VillageMergerStore.Named one : store.doubles(
                handle, table, column, where, pair.from().id(), pair.into().id())) {
            String name = messages.text(
                    "village.apart",
                    Map.of("name", one.name(), "village", pair.from().name()));
            store.rename(handle, table, column, one.id(), name);
            names.add(name);
        }
        if (!names.isEmpty()) {
            lines.add(new MergeLine(
                    Topic.DOUBTFUL, messages.text("village." + key, pair.values("count", names.size())), names));
        }
    }

    private void records(Handle handle, CommuneId commune, VillagePair pair, List<MergeLine> lines) {
        int sent = store.sentTo(handle, pair.from().id());
        if (sent > 0) {
            lines.add(line(Topic.DIRECTIVES, "directives", pair.values("count", sent)));
        }
        int reminders = audiences.moveReminders(handle, commune, pair);
        if (reminders > 0) {
            lines.add(line(Topic.REMINDERS, "reminders", pair.values("count", reminders)));
        }
        List<String> saved = audiences.moveSaved(handle, commune, pair);
        if (!saved.isEmpty()) {
            lines.add(new MergeLine(
                    Topic.AUDIENCES, messages.text("village.audiences", pair.values("count", saved.size())), saved));
        }
    }

    private MergeLine line(Topic topic, String key, Map<String, ?> values) {
        return new MergeLine(topic, messages.text("village." + key, values));
    }
}
