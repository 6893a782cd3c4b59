package vn.loaxa.merger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.merger.MergeLine.Topic;
import vn.loaxa.merger.MergePlan.Move;
import vn.loaxa.merger.MergePlan.Pair;
import vn.loaxa.merger.MergePlan.Seat;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** Draws up what a merger of two bodies comes to, and says it line by line. */
final class Planner {
    private final Messages messages = new Messages("merger");
    private final Directory directory;
    private final ChatRoom room;
    private final MergerStore store = new MergerStore();

    Planner(Directory directory) {
        this.directory = directory;
        room = new ChatRoom(directory);
    }

    MergePlan plan(Handle handle, CommuneId commune, Body from, Body into) {
        List<Body> bodies = directory.bodies(handle, commune);
        List<MergeLine> lines = new ArrayList<>();
        if (Pairing.isAbove(bodies, from, into) || from.kind() != into.kind()) {
            String key = from.id().equals(into.id()) ? "same" : from.kind() == into.kind() ? "above" : "kind";
            add(lines, Topic.CONFLICT, "conflict." + key, Map.of("from", from.name(), "into", into.name()));
            return new MergePlan(from, into, List.of(), List.of(), lines);
        }
        Pairing pairing = new Pairing(bodies, from, into);
        List<Pair> pairs = pairing.matches().stream()
                .map(match -> pair(handle, match.from(), match.into()))
                .toList();
        bodies(lines, pairs, pairing.moves());
        pairs.forEach(pair -> people(lines, pair));
        pairs.forEach(pair -> leaders(lines, pair));
        pairs.forEach(pair -> chats(handle, commune, lines, pair));
        pairs.forEach(pair -> requests(handle, lines, pair));
        addressed(handle, commune, lines, pairs);
        pairs.forEach(pair -> add(
                lines,
                Topic.NAMES,
                "names",
                Map.of("from", pair.from().name(), "into", pair.into().name())));
        lines.sort((one, other) -> one.topic().compareTo(other.topic()));
        return new MergePlan(from, into, pairs, pairing.moves(), lines);
    }

    private Pair pair(Handle handle, Body from, Body into) {
        var there = directory.roll(handle, into.id());
        return new Pair(from, into, there.size(), Seating.of(directory.roll(handle, from.id()), there));
    }

    private void bodies(List<MergeLine> lines, List<Pair> pairs, List<Move> moves) {
        pairs.forEach(pair -> add(
                lines,
                Topic.BODIES,
                "body.ends",
                Map.of("from", pair.from().name(), "into", pair.into().name())));
        moves.forEach(move -> add(
                lines,
                Topic.BODIES,
                "body.moves",
                Map.of("body", move.body().name(), "parent", move.parent().name())));
    }

    /** The sum is said in full, so that whoever reads it can check it against the lists. */
    private void people(List<MergeLine> lines, Pair pair) {
        add(
                lines,
                Topic.PEOPLE,
                "people",
                Map.of(
                        "from", pair.from().name(),
                        "into", pair.into().name(),
                        "moved", pair.seats().size(),
                        "before", pair.before(),
                        "doubles", pair.doubles(),
                        "after", pair.after()),
                pair.seats().stream()
                        .filter(seat -> seat.there() != null)
                        .map(seat -> seat.person().name())
                        .toList());
    }

    private void leaders(List<MergeLine> lines, Pair pair) {
        for (Seat seat : pair.seats()) {
            if (seat.was() == MemberRole.MEMBER && (seat.there() == null || seat.there() == MemberRole.MEMBER)) {
                continue;
            }
            add(
                    lines,
                    Topic.LEADERS,
                    "leader",
                    Map.of(
                            "person", seat.person().name(),
                            "was", role(seat.was()),
                            "from", pair.from().name(),
                            "becomes", role(seat.becomes()),
                            "into", pair.into().name(),
                            "until", until(seat.until())));
        }
    }

    private String until(@Nullable LocalDate day) {
        return day == null ? "" : messages.text("until", Map.of("day", Days.show(day)));
    }

    private String role(MemberRole role) {
        return messages.text("role." + role);
    }

    private void chats(Handle handle, CommuneId commune, List<MergeLine> lines, Pair pair) {
        Map<String, String> names =
                Map.of("from", pair.from().name(), "into", pair.into().name());
        if (pair.from().group() != null) {
            add(lines, Topic.CHATS, pair.into().group() == null ? "chat.moves" : "chat.stays", names);
        }
        room.of(handle, commune, pair)
                .filter(one -> one.missing() > 0)
                .ifPresent(one -> add(
                        lines,
                        Topic.CHATS,
                        "chat.full",
                        Map.of(
                                "chat", one.chatOf().name(),
                                "most", one.most(),
                                "inside", one.inside(),
                                "coming", one.coming(),
                                "missing", one.missing())));
    }

    private void requests(Handle handle, List<MergeLine> lines, Pair pair) {
        int open = store.openRequests(handle, pair.from().id()).size();
        if (open > 0) {
            add(
                    lines,
                    Topic.REQUESTS,
                    "requests",
                    Map.of(
                            "count", open,
                            "from", pair.from().name(),
                            "into", pair.into().name()));
        }
    }

    private void addressed(Handle handle, CommuneId commune, List<MergeLine> lines, List<Pair> pairs) {
        Set<Body> ending = pairs.stream().map(Pair::from).collect(Collectors.toCollection(LinkedHashSet::new));
        Addressing old = Addressing.of(ending);
        Set<Body> both = new LinkedHashSet<>(ending);
        pairs.forEach(pair -> both.add(pair.into()));
        Addressing either = Addressing.of(both);
        for (MergerStore.Addressed directive : store.waitingDirectives(handle, commune)) {
            if (either.in(directive.audience())) {
                add(lines, Topic.CONFLICT, "conflict.directive", Map.of("directive", directive.name()));
            }
        }
        int sent = ending.stream()
                .mapToInt(body -> store.sentThrough(handle, body.id()))
                .sum();
        if (sent > 0) {
            add(lines, Topic.DIRECTIVES, "directives", Map.of("count", sent));
        }
        long reminders = store.reminders(handle, commune).stream()
                .filter(one -> old.in(one.audience()))
                .count();
        int feeds =
                ending.stream().mapToInt(body -> store.feeds(handle, body.id())).sum();
        if (reminders + feeds > 0) {
            add(lines, Topic.REMINDERS, "reminders", Map.of("count", reminders, "feeds", feeds));
        }
        List<String> saved = store.savedAudiences(handle, commune).stream()
                .filter(one -> old.in(one.audience()))
                .map(MergerStore.Addressed::name)
                .toList();
        if (!saved.isEmpty()) {
            add(lines, Topic.AUDIENCES, "audiences", Map.of("count", saved.size()), saved);
        }
    }

    private void add(List<MergeLine> lines, Topic topic, String key, Map<String, ?> values) {
        add(lines, topic, key, values, List.of());
    }

    private void add(List<MergeLine> lines, Topic topic, String key, Map<String, ?> values, List<String> names) {
        lines.add(new MergeLine(topic, messages.text(key, values), names));
    }
}
