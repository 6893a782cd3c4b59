package vn.loaxa.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.directory.VillageId;
import vn.loaxa.outbox.Outbox;

/**
 * Gives, ends and hands over posts. Administrators may for the whole commune; who leads a body may for those who stand below
 * them in their branch. Nobody gives a post to themselves. Each act is audited and part of the caller's transaction.
 * Thread-safe.
 */
public final class RoleService {
    /** No term of office in a commune is longer than two elections. */
    private static final int MOST_YEARS = 10;

    /** How an act ended; all but the first changed nothing. */
    public enum Result {
        DONE,
        NOT_ALLOWED,
        NOT_THERE,
        SELF,
        SAME_PERSON,
        LAST_ADMINISTRATOR,
        TERM_PAST,
        TERM_FAR,
        HAS_HOLDER,
        VILLAGE_MISSING
    }

    private final Directory directory;
    private final Permission permission;
    private final Roll roll;
    private final Clock clock;

    public RoleService(Directory directory, Outbox outbox, Clock clock) {
        this.directory = directory;
        this.permission = new Permission(directory);
        this.roll = new Roll(directory, outbox);
        this.clock = clock;
    }

    /** The running post with this key, if it is one of this commune. */
    public Optional<Office> find(Handle handle, CommuneId commune, String key) {
        return directory.offices(handle, commune).stream()
                .filter(office -> office.key().equals(key))
                .findFirst();
    }

    /** Whether the person may end, hand over and date this post. */
    public boolean mayChange(Handle handle, CommuneId commune, PersonId actor, Office office) {
        MemberRole lead = office.lead();
        return lead == null
                ? administers(handle, commune, actor)
                : mayAppoint(handle, commune, actor, body(handle, office), lead);
    }

    /** Whether the person may make somebody deputy, leader or chair of the body. */
    public boolean mayAppoint(Handle handle, CommuneId commune, PersonId actor, Body body, MemberRole role) {
        Authority authority = directory.authority(handle, commune, actor);
        return authority.mayEverywhere(Right.ADMINISTER)
                || authority.may(Right.APPOINT_DEPUTY, body)
                        && permission.standsAbove(handle, commune, actor, role, body);
    }

    /** A new post in the body takes the old one away: only who could have given that may do so. */
    private boolean mayMove(Handle handle, CommuneId commune, PersonId actor, PersonId person, Body body) {
        return roll.membership(handle, person, body.id())
                .map(Membership::role)
                .filter(role -> role != MemberRole.MEMBER)
                .map(role -> mayAppoint(handle, commune, actor, body, role))
                .orElse(true);
    }

    /** Gives an official role. Village heads and digital teams need a village. */
    public Result grant(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId person,
            OfficialRole role,
            String title,
            @Nullable VillageId village,
            @Nullable LocalDate until) {
        LocalDate today = today(handle, commune);
        boolean ofVillage = role == OfficialRole.VILLAGE_HEAD || role == OfficialRole.DIGITAL_TEAM;
        return checked(handle, commune, actor, person, until, administers(handle, commune, self(actor)), () -> {
            if (ofVillage && village == null) {
                return Result.VILLAGE_MISSING;
            }
            boolean held = directory.rolesOf(handle, person).stream()
                    .anyMatch(
                            grant -> grant.role() == role && (!ofVillage || Objects.equals(village, grant.village())));
            if (held) {
                return Result.HAS_HOLDER;
            }
            directory.grantRole(
                    handle,
                    commune,
                    actor,
                    new RoleGrant(person, role, title, ofVillage ? village : null, today, until));
            return Result.DONE;
        });
    }

    /** Makes somebody deputy, leader or chair of a body; of leaders and chairs there is one. */
    public Result appoint(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId person,
            Body body,
            MemberRole role,
            @Nullable LocalDate until) {
        boolean may = mayAppoint(handle, commune, self(actor), body, role)
                && mayMove(handle, commune, self(actor), person, body);
        return checked(handle, commune, actor, person, until, may, () -> {
            boolean taken = role != MemberRole.DEPUTY
                    && directory.offices(handle, commune).stream()
                            .anyMatch(office -> body.id().equals(office.body()) && office.lead() == role);
            if (taken) {
                return Result.HAS_HOLDER;
            }
            lead(handle, commune, actor, person, body, role, until);
            return Result.DONE;
        });
    }

    /** Ends a post today; whoever led a body stays its member. */
    public Result end(Handle handle, CommuneId commune, Actor actor, Office office) {
        if (!mayChange(handle, commune, self(actor), office)) {
            return Result.NOT_ALLOWED;
        }
        return isLastAdministrator(handle, commune, office)
                ? Result.LAST_ADMINISTRATOR
                : close(handle, commune, actor, office);
    }

    /** Changes the last day of a post; null takes the end away. */
    public Result setTerm(Handle handle, CommuneId commune, Actor actor, Office office, @Nullable LocalDate until) {
        BodyId body = office.body();
        MemberRole lead = office.lead();
        boolean may = mayChange(handle, commune, self(actor), office);
        return checked(handle, commune, actor, office.person(), until, may, () -> {
            if (body == null || lead == null) {
                return done(directory.setRoleTerm(handle, commune, actor, office, until));
            }
            directory.addMembership(handle, commune, actor, office.person(), body, lead, until);
            return Result.DONE;
        });
    }

    /** In one act the holder's term ends and the successor's begins, with the same title and scope. */
    public Result handOver(
            Handle handle,
            CommuneId commune,
            Actor actor,
            Office office,
            PersonId successor,
            @Nullable LocalDate until) {
        OfficialRole role = office.role();
        MemberRole lead = office.lead();
        boolean may = mayChange(handle, commune, self(actor), office)
                && (lead == null || mayMove(handle, commune, self(actor), successor, body(handle, office)));
        return checked(handle, commune, actor, successor, until, may, () -> {
            if (successor.equals(office.person())) {
                return Result.SAME_PERSON;
            }
            Result closed = close(handle, commune, actor, office);
            if (closed != Result.DONE) {
                return closed;
            }
            if (role != null) {
                directory.grantRole(
                        handle,
                        commune,
                        actor,
                        new RoleGrant(
                                successor, role, office.title(), office.village(), today(handle, commune), until));
            } else if (lead != null) {
                lead(handle, commune, actor, successor, body(handle, office), lead, until);
            }
            return Result.DONE;
        });
    }

    private Result checked(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId person,
            @Nullable LocalDate until,
            boolean may,
            Supplier<Result> act) {
        LocalDate today = today(handle, commune);
        if (!may) {
            return Result.NOT_ALLOWED;
        }
        if (person.equals(self(actor))) {
            return Result.SELF;
        }
        if (until != null && until.isBefore(today)) {
            return Result.TERM_PAST;
        }
        return until != null && until.isAfter(today.plusYears(MOST_YEARS)) ? Result.TERM_FAR : act.get();
    }

    private Result close(Handle handle, CommuneId commune, Actor actor, Office office) {
        BodyId body = office.body();
        return done(
                body == null
                        ? directory.endRole(handle, commune, actor, office)
                        : directory.addMembership(handle, commune, actor, office.person(), body, MemberRole.MEMBER));
    }

    private void lead(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId person,
            Body body,
            MemberRole role,
            @Nullable LocalDate until) {
        boolean inside = roll.membership(handle, person, body.id()).isPresent();
        directory.addMembership(handle, commune, actor, person, body.id(), role, until);
        if (!inside) {
            Person newcomer = directory.person(handle, person).orElseThrow();
            roll.invite(handle, commune, body, newcomer, "lead:" + body.id() + ":" + clock.millis());
        }
    }

    private boolean isLastAdministrator(Handle handle, CommuneId commune, Office office) {
        List<RoleGrant> all = directory.roles(handle, commune);
        return office.role() == OfficialRole.ADMINISTRATOR
                && all.stream()
                                .filter(grant -> grant.role() == OfficialRole.ADMINISTRATOR)
                                .count()
                        < 2;
    }

    private boolean administers(Handle handle, CommuneId commune, PersonId actor) {
        return directory.authority(handle, commune, actor).mayEverywhere(Right.ADMINISTER);
    }

    private Body body(Handle handle, Office office) {
        BodyId id = office.body();
        return directory
                .body(handle, id == null ? new BodyId(0) : id)
                .orElseThrow(() -> new IllegalStateException("Post " + office.key() + " is of no body"));
    }

    private static PersonId self(Actor actor) {
        Long id = actor.personId();
        return new PersonId(id == null ? 0 : id);
    }

    private static Result done(boolean changed) {
        return changed ? Result.DONE : Result.NOT_THERE;
    }

    private LocalDate today(Handle handle, CommuneId commune) {
        return LocalDate.ofInstant(
                clock.instant(),
                directory.commune(handle, commune).map(Commune::zone).orElseThrow());
    }
}
