package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.outbox.Outbox;

/** Directives that are about earlier ones: who gets them, what they do to the first, and which is in force in the end. */
final class Succession {
    private final Directory directory;
    private final Outbox outbox;
    private final DirectiveStore directives = new DirectiveStore();
    private final FollowStore follows = new FollowStore();

    Succession(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    /** The draft with the audience of the first, by whose parts its people are counted. */
    DirectiveDraft withAudience(Handle handle, CommuneId commune, DirectiveDraft draft) {
        Follow follow = draft.follow();
        if (follow == null) {
            return draft;
        }
        Audience audience = directives
                .byNumber(handle, commune, follow.number())
                .map(Directive::audience)
                .orElseGet(Audience::of);
        return draft.to(audience);
    }

    /** What keeps the draft from following its first. Only what is in force can be followed, so that a chain never forks. */
    Optional<Reason> refusal(Handle handle, CommuneId commune, DirectiveDraft draft, Permissions permissions) {
        Follow follow = draft.follow();
        if (follow == null) {
            return Optional.empty();
        }
        Optional<Directive> first = directives.byNumber(handle, commune, follow.number());
        if (first.isEmpty()) {
            return Optional.of(Reason.NO_SUCH_DIRECTIVE);
        }
        if (!first.get().inForce() || first.get().dispatch().drill()) {
            return Optional.of(Reason.NOT_IN_FORCE);
        }
        return permissions.mayFollow(handle, commune, draft.author(), first.get(), follow.kind())
                ? Optional.empty()
                : Optional.of(Reason.NOT_ALLOWED);
    }

    /** People of the first's roll, as they are now; whoever has left the roll of the commune since gets nothing more. */
    List<Recipient> recipients(Handle handle, CommuneId commune, Follow follow) {
        Optional<Directive> first = directives.byNumber(handle, commune, follow.number());
        if (first.isEmpty()) {
            return List.of();
        }
        Map<PersonId, Person> people = new HashMap<>();
        for (Recipient someone : directory.recipients(handle, commune, Audience.of(new Audience.Part.Everyone()))) {
            people.put(someone.person().id(), someone.person());
        }
        List<Recipient> recipients = new ArrayList<>();
        for (FollowStore.Row row : follows.people(handle, earlier(handle, first.get(), follow.kind()), follow.kind())) {
            Person person = people.remove(row.person());
            if (person != null) {
                recipients.add(new Recipient(person, row.part(), row.body()));
            }
        }
        return recipients;
    }

    /** Who only has what the first replaced must hear of a correction or an end too. */
    private List<DirectiveId> earlier(Handle handle, Directive first, Follow.Kind kind) {
        return kind == Follow.Kind.UNANSWERED || kind == Follow.Kind.REPLACES
                ? List.of(first.id())
                : follows.replacedBy(handle, first.id());
    }

    /**
     * Ends the first, if that is what this one does, and takes back what still waits of it. False if the first is not in
     * force any more: then this one must not go out.
     */
    boolean takeEffect(Handle handle, CommuneId commune, Follow follow) {
        Directive first = directives.byNumber(handle, commune, follow.number()).orElseThrow();
        if (!follow.kind().ends()) {
            return first.inForce();
        }
        DirectiveState state =
                follow.kind() == Follow.Kind.REPLACES ? DirectiveState.REPLACED : DirectiveState.WITHDRAWN;
        if (!follows.end(handle, first.id(), state)) {
            return false;
        }
        takeBack(handle, commune, first);
        return true;
    }

    void takeBack(Handle handle, CommuneId commune, Directive first) {
        outbox.cancelBatch(handle, commune, Reference.batch(first.id()));
    }

    /** From the oldest to the newest: what this one replaced, this one, and what came after it. */
    List<Directive> chain(Handle handle, CommuneId commune, Directive directive) {
        List<Directive> chain = new ArrayList<>();
        Directive root = directive;
        while (root.follow() != null && root.follow().kind() != Follow.Kind.UNANSWERED) {
            Optional<Directive> before =
                    directives.byNumber(handle, commune, root.follow().number());
            if (before.isEmpty()) {
                break;
            }
            root = before.get();
        }
        add(handle, root, chain);
        return chain;
    }

    private void add(Handle handle, Directive directive, List<Directive> chain) {
        chain.add(directive);
        for (DirectiveId next : follows.after(handle, directive.id())) {
            directives.byId(handle, next).ifPresent(found -> add(handle, found, chain));
        }
    }

    /** What took the place of this one in the end; the one itself while it is in force, empty once it is withdrawn. */
    Optional<Directive> inForce(Handle handle, Directive directive) {
        Directive current = directive;
        while (current.state() == DirectiveState.REPLACED) {
            Optional<Directive> next =
                    follows.replacement(handle, current.id()).flatMap(id -> directives.byId(handle, id));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            current = next.get();
        }
        return current.state() == DirectiveState.WITHDRAWN ? Optional.empty() : Optional.of(current);
    }
}
