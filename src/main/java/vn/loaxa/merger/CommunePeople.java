package vn.loaxa.merger;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Office;
import vn.loaxa.merger.MergeLine.Topic;
import vn.loaxa.text.Messages;

/** The people of two communes: who is one person becomes one line, and offices of the whole old commune end. */
final class CommunePeople {
    private final Messages messages = new Messages("commune-merger");
    private final Directory directory;
    private final Audit audit;
    private final CommuneMergerStore store = new CommuneMergerStore();
    private final PersonMergerStore people = new PersonMergerStore();

    CommunePeople(Directory directory, Audit audit) {
        this.directory = directory;
        this.audit = audit;
    }

    void merge(Handle handle, Actor actor, Commune from, Commune into, List<MergeLine> lines) {
        offices(handle, actor, from, lines);
        List<PersonMergerStore.Row> old = people.people(handle, from.id());
        List<PersonMergerStore.Row> present = people.people(handle, into.id());
        PeopleMatch match = new PeopleMatch(old, present);
        for (PeopleMatch.Same same : match.certain()) {
            people.merge(handle, same.gone().id(), same.stays().id());
            Map<String, String> details = Map.of("from", same.gone().id().toString());
            audit.record(
                    handle,
                    into.id(),
                    actor,
                    "person.merged",
                    "person:" + same.stays().id(),
                    details);
        }
        store.move(handle, "person", from.id(), into.id());
        int doubles = match.certain().size();
        lines.add(new MergeLine(
                Topic.PEOPLE,
                messages.text(
                        "people",
                        Map.of(
                                "from", from.name(),
                                "into", into.name(),
                                "moved", old.size(),
                                "before", present.size(),
                                "doubles", doubles,
                                "after", present.size() + old.size() - doubles)),
                match.certain().stream().map(same -> same.stays().name()).toList()));
        if (!match.doubtful().isEmpty()) {
            lines.add(new MergeLine(
                    Topic.DOUBTFUL,
                    messages.text("doubtful", Map.of("count", match.doubtful().size())),
                    match.doubtful().stream()
                            .map(same -> messages.text(
                                    "doubtful.pair",
                                    Map.of(
                                            "one", same.gone().name(),
                                            "from", from.name(),
                                            "other", same.stays().name(),
                                            "into", into.name())))
                            .toList()));
        }
    }

    /** Nobody of the commune that goes on has decided that they hold an office in it. */
    private void offices(Handle handle, Actor actor, Commune from, List<MergeLine> lines) {
        List<Office> ending = directory.offices(handle, from.id()).stream()
                .filter(office -> office.role() != null && office.village() == null)
                .toList();
        ending.forEach(office -> directory.endRole(handle, from.id(), actor, office));
        if (!ending.isEmpty()) {
            lines.add(new MergeLine(
                    Topic.LEADERS,
                    messages.text("offices", Map.of("count", ending.size(), "from", from.name())),
                    ending.stream()
                            .map(office -> office.personName().equals(office.title())
                                    ? office.title()
                                    : office.personName() + " (" + office.title() + ")")
                            .toList()));
        }
    }
}
