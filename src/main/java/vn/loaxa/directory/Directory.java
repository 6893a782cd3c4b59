package vn.loaxa.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The roll of the communes: villages, bodies, people, roles and memberships. Thread-safe; every call is part of the caller's transaction. */
public final class Directory {
    private final Clock clock;
    private final Audit audit;

    public Directory(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    public Optional<Commune> commune(Handle handle, CommuneId id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** All communes of this installation. */
    public List<Commune> communes(Handle handle) {
        throw new UnsupportedOperationException("not built yet");
    }

    public List<Village> villages(Handle handle, CommuneId commune) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** All bodies, parents before children, in the order of the organisation file. */
    public List<Body> bodies(Handle handle, CommuneId commune) {
        throw new UnsupportedOperationException("not built yet");
    }

    public Optional<Body> body(Handle handle, BodyId id) {
        throw new UnsupportedOperationException("not built yet");
    }

    public Optional<Body> bodyByGroup(Handle handle, CommuneId commune, ZaloGroupId group) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The body itself and all below it. */
    public List<Body> branch(Handle handle, BodyId root) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Bodies that the typed words may mean ("chi hoi phu nu thon 3", "nông dân t3", "HND"), the best first; exactly one when
     * there is no doubt, empty when nothing comes near.
     */
    public List<Body> findBodies(Handle handle, CommuneId commune, String typed) {
        throw new UnsupportedOperationException("not built yet");
    }

    public Optional<Village> findVillage(Handle handle, CommuneId commune, String typed) {
        throw new UnsupportedOperationException("not built yet");
    }

    public Optional<Person> person(Handle handle, PersonId id) {
        throw new UnsupportedOperationException("not built yet");
    }

    public Optional<Person> personByZalo(Handle handle, CommuneId commune, ZaloUserId user) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** People whose name (accents, case and order forgiven) or phone matches, at most {@code limit}; within a body's branch if given. */
    public List<Person> findPeople(
            Handle handle, CommuneId commune, String nameOrPhone, @Nullable BodyId within, int limit) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Members of this body alone, leaders first, then by name. Ended memberships are left out. */
    public List<Membership> members(Handle handle, BodyId body) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** How many members the body has, branches below included, each person once. */
    public int countMembers(Handle handle, BodyId body) {
        throw new UnsupportedOperationException("not built yet");
    }

    public List<Membership> membershipsOf(Handle handle, PersonId person) {
        throw new UnsupportedOperationException("not built yet");
    }

    public List<RoleGrant> rolesOf(Handle handle, PersonId person) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** All running grants of official roles in the commune. */
    public List<RoleGrant> roles(Handle handle, CommuneId commune) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** What the person may do now. */
    public Authority authority(Handle handle, CommuneId commune, PersonId person) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The audience as people, each once, counted in the first part that holds them, in the order of bodies and names. */
    public List<Recipient> recipients(Handle handle, CommuneId commune, Audience audience) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** How many people an audience has, without fetching them. */
    public int countRecipients(Handle handle, CommuneId commune, Audience audience) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Adds a person to the roll. */
    public PersonId addPerson(
            Handle handle, CommuneId commune, String name, @Nullable String phone, @Nullable VillageId village) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Adds a membership, or changes its role; false if it already stood so. Audited. */
    public boolean addMembership(
            Handle handle, CommuneId commune, Actor actor, PersonId person, BodyId body, MemberRole role) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Ends a membership; false if there was none. Audited. */
    public boolean endMembership(Handle handle, CommuneId commune, Actor actor, PersonId person, BodyId body) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Links a Zalo account to the person of the roll who has this phone.
     *
     * @return the person, or empty if nobody, or more than one, has the phone
     */
    public Optional<Person> linkByPhone(Handle handle, CommuneId commune, ZaloUserId user, String phone) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Notes that the account interacted with the OA, which opens its window (zalo-openapi §8). Unknown accounts are remembered too. */
    public void noteInteraction(Handle handle, CommuneId commune, ZaloUserId user, Instant at) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Notes a follow or an unfollow. */
    public void noteFollow(Handle handle, CommuneId commune, ZaloUserId user, boolean follows, Instant at) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Notes that Zalo says this account does not take our messages, or does again. */
    public void noteBlocked(Handle handle, CommuneId commune, ZaloUserId user, boolean blocked) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Links a body to its group chat, or unlinks it with null. Audited. */
    public void linkGroup(Handle handle, CommuneId commune, Actor actor, BodyId body, @Nullable ZaloGroupId group) {
        throw new UnsupportedOperationException("not built yet");
    }
}
