package vn.loaxa.merger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.StructureBook;
import vn.loaxa.directory.Village;
import vn.loaxa.merger.MergeLine.Topic;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** The villages and bodies of two communes: codes and names stay apart, and associations of the same kind become one at the top. */
final class CommuneBodies {
    private final Messages messages = new Messages("commune-merger");
    private final Directory directory;
    private final StructureBook structure;
    private final Merger merger;
    private final CommuneMergerStore store = new CommuneMergerStore();

    CommuneBodies(Directory directory, Audit audit, Clock clock) {
        this.directory = directory;
        structure = new StructureBook(clock, audit);
        merger = new Merger(directory, null, audit, clock);
    }

    void merge(Handle handle, Actor actor, Commune from, Commune into, List<MergeLine> lines) {
        Map<BodyId, BodyId> tops = tops(handle, from, into);
        Set<Long> came = new HashSet<>();
        store.named(handle, "body", from.id()).forEach(row -> came.add(row.id()));
        lines.add(line(
                Topic.BODIES,
                "bodies",
                Map.of(
                        "villages", store.count(handle, "village", " AND merged_into_id IS NULL", from.id()),
                        "bodies", store.count(handle, "body", " AND merged_into_id IS NULL", from.id()),
                        "from", from.name(),
                        "into", into.name())));
        Map<String, String> codes = new HashMap<>();
        codes.putAll(move(handle, "village", from, into));
        codes.putAll(move(handle, "body", from, into));
        audiences(handle, from, into, codes, lines);
        if (!codes.isEmpty()) {
            lines.add(new MergeLine(
                    Topic.NAMES,
                    messages.text("codes", Map.of("count", codes.size())),
                    codes.entrySet().stream()
                            .map(entry -> entry.getKey() + " → " + entry.getValue())
                            .sorted()
                            .toList()));
        }
        tops.forEach((top, becomes) -> top(handle, actor, into, top, becomes, lines));
        rename(handle, actor, from, into, came, lines);
    }

    /** Bodies at the top with the one of the other commune that has the same kind and, but for the commune, the same name. */
    private Map<BodyId, BodyId> tops(Handle handle, Commune from, Commune into) {
        List<Body> others = new ArrayList<>(directory.bodies(handle, into.id()).stream()
                .filter(body -> body.parent() == null)
                .toList());
        Map<BodyId, BodyId> tops = new LinkedHashMap<>();
        for (Body body : directory.bodies(handle, from.id())) {
            if (body.parent() == null) {
                Optional<Body> same = others.stream()
                        .filter(other ->
                                other.kind() == body.kind() && bare(other, into).equals(bare(body, from)))
                        .findFirst();
                same.ifPresent(other -> {
                    tops.put(body.id(), other.id());
                    others.remove(other);
                });
            }
        }
        return tops;
    }

    private List<String> bare(Body body, Commune commune) {
        List<String> words = new ArrayList<>(Vietnamese.words(body.name()));
        words.removeAll(Vietnamese.words(commune.name()));
        words.removeAll(Vietnamese.words(messages.text("labels")));
        return words;
    }

    /** Codes that both have carry the code of the old commune in front; returns the changed ones, old to new. */
    private Map<String, String> move(Handle handle, String table, Commune from, Commune into) {
        Set<String> taken = new HashSet<>();
        store.named(handle, table, into.id()).forEach(row -> taken.add(row.code()));
        List<CommuneMergerStore.Named> own = store.named(handle, table, from.id());
        Map<String, String> changed = new LinkedHashMap<>();
        for (CommuneMergerStore.Named row : own) {
            if (taken.contains(row.code())) {
                String code = from.code() + "-" + row.code();
                store.recode(handle, table, row.id(), code);
                changed.put(row.code(), code);
            }
        }
        store.placeBehind(handle, table, from.id(), into.id());
        store.move(handle, table, from.id(), into.id());
        return changed;
    }

    private void audiences(
            Handle handle, Commune from, Commune into, Map<String, String> codes, List<MergeLine> lines) {
        List<CommuneMergerStore.Named> saved = store.savedAudiences(handle, from.id());
        Set<String> taken = new HashSet<>();
        store.savedAudiences(handle, into.id()).forEach(row -> taken.add(row.code()));
        for (CommuneMergerStore.Named row : saved) {
            String definition = row.name();
            for (Map.Entry<String, String> code : codes.entrySet()) {
                definition = definition.replace("\"" + code.getKey() + "\"", "\"" + code.getValue() + "\"");
            }
            String code = row.code();
            for (int more = 1; taken.contains(code); more++) {
                code = row.code().replaceAll("\\d+$", "") + (taken.size() + more);
            }
            taken.add(code);
            store.redefine(handle, row.id(), code, definition);
        }
        store.placeBehind(handle, "saved_audience", from.id(), into.id());
        store.move(handle, "saved_audience", from.id(), into.id());
        lines.add(line(Topic.AUDIENCES, "audiences", Map.of("count", saved.size())));
    }

    private void top(Handle handle, Actor actor, Commune into, BodyId top, BodyId becomes, List<MergeLine> lines) {
        Body from = directory.body(handle, top).orElseThrow();
        Body other = directory.body(handle, becomes).orElseThrow();
        MergePlan plan =
                merger.plan(handle, into.id(), from.code(), other.code()).orElseThrow();
        plan.lines().stream()
                .filter(line -> line.topic() != Topic.NAMES && line.topic() != Topic.DIRECTIVES)
                .forEach(lines::add);
        if (plan.isPossible()) {
            merger.merge(handle, into.id(), actor, plan);
        }
    }

    /** Two villages or sub-associations of one name would be taken for each other. */
    private void rename(Handle handle, Actor actor, Commune from, Commune into, Set<Long> came, List<MergeLine> lines) {
        String place = place(from);
        Set<List<String>> villages = new HashSet<>();
        for (Village village : directory.villages(handle, into.id())) {
            if (!villages.add(Vietnamese.words(village.name()))) {
                String name = messages.text("of", Map.of("name", village.name(), "place", place));
                lines.add(line(
                        Topic.NAMES, "renamed", Map.of("name", village.name(), "becomes", name, "into", into.name())));
                structure.rename(handle, into.id(), actor, village, name);
            }
        }
        List<Body> bodies = directory.bodies(handle, into.id());
        Set<List<String>> present = new HashSet<>();
        bodies.stream()
                .filter(body -> !came.contains(body.id().value()))
                .forEach(body -> present.add(Vietnamese.words(body.name())));
        for (Body body : bodies) {
            if (came.contains(body.id().value()) && present.contains(Vietnamese.words(body.name()))) {
                String name = messages.text("of", Map.of("name", body.name(), "place", place));
                lines.add(line(
                        Topic.NAMES, "renamed", Map.of("name", body.name(), "becomes", name, "into", into.name())));
                structure.rename(handle, into.id(), actor, body, name);
            }
        }
    }

    /** "Xã Đông Khê" is the place "Đông Khê". */
    private String place(Commune commune) {
        for (String label : messages.text("labels").split(",", -1)) {
            if (commune.name().startsWith(label.strip() + " ")) {
                return commune.name().substring(label.strip().length() + 1);
            }
        }
        return commune.name();
    }

    private MergeLine line(Topic topic, String key, Map<String, ?> values) {
        return new MergeLine(topic, messages.text(key, values), List.of());
    }
}
