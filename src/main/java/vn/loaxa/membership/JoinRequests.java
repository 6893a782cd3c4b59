package vn.loaxa.membership;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.MembershipResult.Reason;
import vn.loaxa.membership.MembershipResult.Refused;

/** The road of a request to join: asked, told to those who decide, decided, told to the applicant. */
final class JoinRequests {
    /** How long those whose turn it is have, before the next are asked too. */
    private static final Duration PATIENCE = Duration.ofHours(48);

    private final JoinRequestStore store = new JoinRequestStore();
    private final EscalationStore escalations = new EscalationStore();
    private final Deciders deciders;
    private final Directory directory;
    private final Permission permission;
    private final Roll roll;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    JoinRequests(Directory directory, Permission permission, Roll roll, Notices notices, Audit audit, Clock clock) {
        this.directory = directory;
        deciders = new Deciders(directory);
        this.permission = permission;
        this.roll = roll;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    MembershipResult ask(Handle handle, CommuneId commune, PersonId applicant, BodyId bodyId, String cause) {
        Optional<Body> body = permission.find(handle, commune, bodyId);
        Optional<Person> person = directory.person(handle, applicant);
        if (body.isEmpty() || person.isEmpty()) {
            return new Refused(Reason.NOT_FOUND);
        }
        if (body.get().kind() == BodyKind.OFFICE) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        if (roll.membership(handle, applicant, bodyId).isPresent()) {
            return new Refused(Reason.ALREADY_MEMBER);
        }
        Optional<Long> request = store.insert(handle, commune, bodyId, applicant, clock.instant());
        if (request.isEmpty()) {
            return new Refused(Reason.ALREADY_REQUESTED);
        }
        audit.record(
                handle,
                commune,
                roll.actor(handle, applicant),
                "join.requested",
                "body:" + bodyId,
                Map.of("request", request.get().toString()));
        List<List<Person>> steps = deciders.steps(handle, body.get());
        if (!steps.isEmpty()) {
            notices.asked(handle, commune, body.get(), person.get(), steps.get(0), false, cause);
        }
        escalations.told(handle, commune, request.get(), 0, clock.instant());
        return new MembershipResult.Requested(body.get(), request.get());
    }

    int escalateDue(Handle handle) {
        int gone = 0;
        for (EscalationStore.Row row :
                escalations.waitingSince(handle, clock.instant().minus(PATIENCE))) {
            Optional<JoinRequestStore.Row> request = store.open(handle, row.commune(), row.request());
            Optional<Body> body = request.flatMap(one -> directory.body(handle, one.body()));
            Optional<Person> applicant = request.flatMap(one -> directory.person(handle, one.applicant()));
            if (body.isPresent() && applicant.isPresent()) {
                gone += stepUp(handle, row, body.get(), applicant.get()) ? 1 : 0;
            }
        }
        return gone;
    }

    /** False if nobody is above: then it stays with those who have it. */
    private boolean stepUp(Handle handle, EscalationStore.Row row, Body body, Person applicant) {
        List<List<Person>> steps = deciders.steps(handle, body);
        int next = row.step() + 1;
        if (next >= steps.size()) {
            return false;
        }
        String cause = "join:" + row.request() + "/step:" + next;
        notices.asked(handle, row.commune(), body, applicant, steps.get(next), true, cause);
        escalations.told(handle, row.commune(), row.request(), next, clock.instant());
        audit.record(
                handle,
                row.commune(),
                Actor.SYSTEM,
                "join.escalated",
                "body:" + body.id(),
                Map.of("request", Long.toString(row.request())));
        return true;
    }

    List<JoinRequest> open(Handle handle, CommuneId commune, PersonId actor) {
        Authority authority = directory.authority(handle, commune, actor);
        if (!authority.mayAnywhere(Right.MANAGE_MEMBERS)) {
            return List.of();
        }
        var open = new ArrayList<JoinRequest>();
        for (JoinRequestStore.Row row : store.open(handle, commune)) {
            Optional<Body> body =
                    directory.body(handle, row.body()).filter(one -> authority.may(Right.MANAGE_MEMBERS, one));
            Optional<Person> applicant = directory.person(handle, row.applicant());
            if (body.isPresent() && applicant.isPresent()) {
                open.add(new JoinRequest(row.id(), body.get(), applicant.get(), row.askedAt()));
            }
        }
        return open;
    }

    MembershipResult decide(
            Handle handle, CommuneId commune, PersonId actor, long request, boolean accepted, String cause) {
        Optional<JoinRequestStore.Row> row = store.open(handle, commune, request);
        if (row.isEmpty()) {
            return new Refused(Reason.NO_SUCH_REQUEST);
        }
        BodyId bodyId = row.get().body();
        PersonId applicant = row.get().applicant();
        Optional<Body> body = permission.body(handle, commune, actor, Right.MANAGE_MEMBERS, bodyId);
        if (body.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        if (!store.close(handle, request, accepted, actor, clock.instant())) {
            return new Refused(Reason.NO_SUCH_REQUEST);
        }
        audit.record(
                handle,
                commune,
                roll.actor(handle, actor),
                accepted ? "join.accepted" : "join.rejected",
                "body:" + bodyId,
                Map.of("request", Long.toString(request), "person", applicant.toString()));
        if (accepted) {
            roll.add(handle, commune, actor, body.get(), applicant, cause);
        }
        Person person = directory.person(handle, applicant).orElseThrow();
        notices.decided(handle, commune, body.get(), person, accepted, cause);
        return new MembershipResult.Done(body.get(), person, accepted && Roll.reachesChat(body.get(), person));
    }

    /** Whoever was added by hand no longer waits. */
    void closeFor(Handle handle, BodyId body, PersonId applicant, PersonId by) {
        store.closeFor(handle, body, applicant, by, clock.instant());
    }
}
