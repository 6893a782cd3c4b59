package vn.loaxa.broadcast;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.AnswerText;
import vn.loaxa.broadcast.answer.Given;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.directory.Village;

/**
 * Tells the leader of the person's body and the head of their village at once that they call for help, by night too; the author
 * where neither can be written to. In the transaction of the answer: each call is told once. Thread-safe.
 */
final class HelpCalls {
    private final Directory directory;
    private final NudgePost post;
    private final AnswerStore store = new AnswerStore();

    HelpCalls(Directory directory, NudgePost post) {
        this.directory = directory;
        this.post = post;
    }

    /** Returns how many were told. */
    int tell(
            Handle handle,
            CommuneId commune,
            Directive directive,
            PersonId person,
            Given given,
            @Nullable PersonId reportedBy,
            long answer) {
        AnswerStore.Place place = store.place(handle, directive.id(), person).orElseThrow();
        Map<PersonId, Person> goers = goers(handle, commune, place);
        goers.remove(person);
        if (reportedBy != null) {
            goers.remove(reportedBy);
        }
        goers.values().removeIf(goer -> !post.reachable(goer));
        if (goers.isEmpty() && reportedBy == null) {
            directory
                    .person(handle, directive.author())
                    .filter(post::reachable)
                    .ifPresent(author -> goers.put(author.id(), author));
        }
        String text = text(handle, commune, directive, place, given, reportedBy);
        goers.values().forEach(goer -> post.call(handle, commune, directive, "/help:" + answer, goer, text));
        return goers.size();
    }

    private Map<PersonId, Person> goers(Handle handle, CommuneId commune, AnswerStore.Place place) {
        Map<PersonId, Person> goers = new LinkedHashMap<>();
        if (place.body() != null) {
            directory.members(handle, place.body()).stream()
                    .filter(member -> member.role() == MemberRole.LEADER)
                    .map(Membership::person)
                    .flatMap(id -> directory.person(handle, id).stream())
                    .forEach(leader -> goers.put(leader.id(), leader));
        }
        if (place.village() != null) {
            directory.roles(handle, commune).stream()
                    .filter(grant -> grant.role() == OfficialRole.VILLAGE_HEAD
                            && grant.village() != null
                            && grant.village().equals(place.village()))
                    .map(RoleGrant::person)
                    .flatMap(id -> directory.person(handle, id).stream())
                    .forEach(head -> goers.put(head.id(), head));
        }
        return goers;
    }

    private String text(
            Handle handle,
            CommuneId commune,
            Directive directive,
            AnswerStore.Place place,
            Given given,
            @Nullable PersonId reportedBy) {
        String village = directory.villages(handle, commune).stream()
                .filter(one -> one.id().equals(place.village()))
                .map(Village::name)
                .findFirst()
                .orElseGet(() -> MessageComposer.MESSAGES.text("board.noVillage"));
        String reporter = reportedBy == null
                ? ""
                : directory.person(handle, reportedBy).map(Person::name).orElse("");
        return AnswerText.MESSAGES.text(
                reportedBy == null ? "help" : "help.proxy",
                Map.of(
                        "name", place.name(),
                        "village", village,
                        "number", directive.shortNumber(),
                        "title", directive.title(),
                        "said", given.said(directive.answers()),
                        "reporter", reporter));
    }
}
