package vn.loaxa.broadcast;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;

/** Who may publish what, decide about it and see it (domain §8). Asked again at every act: a term may have ended. */
final class Permissions {
    private final Directory directory;

    Permissions(Directory directory) {
        this.directory = directory;
    }

    /** Drafters and approvers write to anyone; leaders and village heads to their own branch or village. */
    boolean mayPublish(Handle handle, CommuneId commune, PersonId author, Audience audience) {
        Authority authority = directory.authority(handle, commune, author);
        return authority.speaksForCommune()
                || audience.parts().stream().allMatch(part -> mayPublish(handle, authority, part));
    }

    private boolean mayPublish(Handle handle, Authority authority, Audience.Part part) {
        if (part instanceof Audience.Part.OfBody of) {
            return maySend(handle, authority, of.body());
        }
        if (part instanceof Audience.Part.OfBodyInVillage of) {
            return maySend(handle, authority, of.body()) || authority.mayInVillage(Right.SEND_NOTICE, of.village());
        }
        return part instanceof Audience.Part.OfVillage of && authority.mayInVillage(Right.SEND_NOTICE, of.village());
    }

    private boolean maySend(Handle handle, Authority authority, BodyId id) {
        return directory
                .body(handle, id)
                .filter(body -> authority.may(Right.SEND_NOTICE, body) || authority.may(Right.DRAFT_DIRECTIVE, body))
                .isPresent();
    }

    /** Commune-wide ones, and urgent ones of the commune. A leader's word to the own branch goes out at once. */
    static boolean needsSecondPerson(Authority author, DirectiveDraft draft) {
        boolean communeWide = draft.audience().parts().stream().anyMatch(Audience.Part.Everyone.class::isInstance);
        boolean urgent = draft.urgency().compareTo(Urgency.URGENT) >= 0;
        return communeWide || (urgent && author.speaksForCommune());
    }

    boolean mayApprove(Handle handle, CommuneId commune, PersonId person) {
        return directory.authority(handle, commune, person).mayEverywhere(Right.APPROVE_DIRECTIVE);
    }

    /** The author, and those who may withdraw. */
    boolean mayStop(Handle handle, CommuneId commune, PersonId person, Directive directive) {
        Authority authority = directory.authority(handle, commune, person);
        return (directive.author().equals(person) && authority.mayAnywhere(Right.SEND_NOTICE))
                || (directive.author().equals(person) && authority.speaksForCommune())
                || authority.mayEverywhere(Right.WITHDRAW_DIRECTIVE)
                || authority.mayEverywhere(Right.APPROVE_DIRECTIVE);
    }

    /** To end or mend a directive asks for the right to stop it, or for the office that writes for the commune. */
    boolean mayFollow(Handle handle, CommuneId commune, PersonId person, Directive first, Follow.Kind kind) {
        return switch (kind) {
            case WITHDRAWS -> mayStop(handle, commune, person, first);
            case REPLACES, CORRECTS ->
                mayStop(handle, commune, person, first)
                        || directory.authority(handle, commune, person).speaksForCommune();
            case UNANSWERED -> true;
        };
    }

    /** Whoever ends somebody else's directive by office is a second person already. */
    boolean isSecondPerson(Handle handle, CommuneId commune, DirectiveDraft draft, Directive first) {
        Authority authority = directory.authority(handle, commune, draft.author());
        return !first.author().equals(draft.author())
                && (authority.mayEverywhere(Right.WITHDRAW_DIRECTIVE)
                        || authority.mayEverywhere(Right.APPROVE_DIRECTIVE));
    }

    boolean mayReportFor(Handle handle, CommuneId commune, PersonId actor, Person subject) {
        List<Body> bodies = directory.membershipsOf(handle, subject.id()).stream()
                .flatMap(membership -> directory.body(handle, membership.body()).stream())
                .toList();
        return directory.authority(handle, commune, actor).mayFor(Right.ACKNOWLEDGE_FOR_OTHERS, subject, bodies);
    }
}
