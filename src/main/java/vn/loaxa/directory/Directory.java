package vn.loaxa.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.Vietnamese;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The roll of the communes: villages, bodies, people, roles and memberships. Thread-safe; every call is part of the caller's transaction. */
public final class Directory {
    private final Clock clock;
    private final Audit audit;
    private final CommuneStore communes = new CommuneStore();
    private final BodyStore bodies = new BodyStore();
    private final PersonStore people = new PersonStore();
    private final PersonSearch search = new PersonSearch();
    private final MembershipStore memberships = new MembershipStore();
    private final RoleStore roles = new RoleStore();
    private final ZaloAccountStore accounts = new ZaloAccountStore();
    private final Authorities authorities = new Authorities();
    private final Recipients recipients = new Recipients();
    private final FormerNameStore names = new FormerNameStore();
    private final OfficeStore offices = new OfficeStore(authorities);
    private final PersonBook corrections;
    private final MembershipBook book;
    private final RoleBook roleBook;
    private final AccountLinks links;

    public Directory(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
        this.book = new MembershipBook(clock, audit);
        this.roleBook = new RoleBook(clock, audit);
        this.corrections = new PersonBook(clock, audit);
        this.links = new AccountLinks(audit);
    }

    public Optional<Commune> commune(Handle handle, CommuneId id) {
        return communes.byId(handle, id);
    }

    /** All communes of this installation; those that were merged into others are none any more. */
    public List<Commune> communes(Handle handle) {
        return communes.all(handle);
    }

    /** The commune with this code of the organisation file, also one that was merged into another. */
    public Optional<Commune> communeByCode(Handle handle, String code) {
        return communes.byCode(handle, code);
    }

    /** The commune that this one was merged into; empty for one that goes on. */
    public Optional<Commune> successor(Handle handle, CommuneId commune) {
        return communes.successor(handle, commune);
    }

    /** The villages in the order of the organisation file; those that were merged into others are none any more. */
    public List<Village> villages(Handle handle, CommuneId commune) {
        return communes.villages(handle, commune);
    }

    /** What a village is today, by its own key or by that of one that was merged into it: for records, which keep the old key. */
    public Map<VillageId, Village> everyVillage(Handle handle, CommuneId commune) {
        Map<VillageId, Village> every = new HashMap<>();
        villages(handle, commune).forEach(village -> every.put(village.id(), village));
        communes.mergedVillages(handle, commune).forEach((gone, into) -> {
            Village village = every.get(into);
            if (village != null) {
                every.put(gone, village);
            }
        });
        return every;
    }

    /** All bodies, parents before children, in the order of the organisation file. */
    public List<Body> bodies(Handle handle, CommuneId commune) {
        return tree(handle, commune).all();
    }

    /** The body; for one that was merged, the one that it became. */
    public Optional<Body> body(Handle handle, BodyId id) {
        return bodies.byId(handle, id);
    }

    /** How many members the file says the bodies have; only of bodies for which it says so. */
    public List<DeclaredSize> declaredSizes(Handle handle, CommuneId commune) {
        return bodies.declaredSizes(handle, commune);
    }

    public Optional<Body> bodyByGroup(Handle handle, CommuneId commune, ZaloGroupId group) {
        return bodies.byGroup(handle, commune, group);
    }

    /** The body itself and all below it. */
    public List<Body> branch(Handle handle, BodyId root) {
        return bodies.communeOf(handle, root)
                .map(commune -> tree(handle, commune)
                        .branch(bodies.byId(handle, root).map(Body::id).orElse(root)))
                .orElse(List.of());
    }

    /**
     * Bodies that the typed words may mean ("chi hoi phu nu thon 3", "nông dân t3", "HND"), the best first; exactly one when
     * there is no doubt, empty when nothing comes near.
     */
    public List<Body> findBodies(Handle handle, CommuneId commune, String typed) {
        return finder(handle, commune).find(typed);
    }

    /** For many searches in one transaction; knows the names of the past too, and who was merged into whom. */
    public BodyFinder finder(Handle handle, CommuneId commune) {
        return new BodyFinder(
                bodies(handle, commune),
                villages(handle, commune),
                bodies.former(handle, commune),
                names.names(handle, commune, FormerNameStore.Kind.BODY));
    }

    /** Bodies that were merged into others. */
    public List<FormerBody> formerBodies(Handle handle, CommuneId commune) {
        return bodies.former(handle, commune);
    }

    /** What a body is today, by its own key or by that of one that was merged into it: for records, which keep the old key. */
    public Map<BodyId, Body> everyBody(Handle handle, CommuneId commune) {
        Map<BodyId, Body> every = new HashMap<>();
        bodies(handle, commune).forEach(body -> every.put(body.id(), body));
        for (FormerBody former : bodies.former(handle, commune)) {
            Body into = every.get(former.into());
            if (into != null) {
                every.put(former.body().id(), into);
            }
        }
        return every;
    }

    public Optional<Village> findVillage(Handle handle, CommuneId commune, String typed) {
        return new VillageFinder(villages(handle, commune)).find(typed);
    }

    public Optional<Person> person(Handle handle, PersonId id) {
        return people.byId(handle, id);
    }

    /** Whether the person is in the roll of this commune; an id from an address may be of another. */
    public boolean isOf(Handle handle, CommuneId commune, PersonId person) {
        return people.isOf(handle, commune, person);
    }

    public Optional<Person> personByZalo(Handle handle, CommuneId commune, ZaloUserId user) {
        return people.byZalo(handle, commune, user);
    }

    /** People whose name (accents, case and order forgiven) or phone matches, at most {@code limit}; within a body's branch if given. */
    public List<Person> findPeople(
            Handle handle, CommuneId commune, String nameOrPhone, @Nullable BodyId within, int limit) {
        return search.find(handle, commune, nameOrPhone, within, today(handle, commune), limit);
    }

    /** Members of this body alone, with their people; leaders first, then by given name. Ended memberships are left out. */
    public List<Member> roll(Handle handle, BodyId body) {
        return memberships.members(handle, body, today(communes.zoneOf(handle, body)));
    }

    /**
     * Who leads each body today, by the title that names the body, or by name where the title does not. Bodies without a
     * leader or chair are left out.
     */
    public Map<BodyId, String> leaders(Handle handle, CommuneId commune) {
        return authorities.leaders(handle, commune, today(handle, commune));
    }

    /** Members of this body alone, leaders first, then by name. Ended memberships are left out. */
    public List<Membership> members(Handle handle, BodyId body) {
        return roll(handle, body).stream().map(Member::membership).toList();
    }

    /** How many members the body has, branches below included, each person once. */
    public int countMembers(Handle handle, BodyId body) {
        return memberships.count(handle, body, today(communes.zoneOf(handle, body)));
    }

    public List<Membership> membershipsOf(Handle handle, PersonId person) {
        return memberships.of(handle, person, today(communes.zoneOf(handle, person)));
    }

    public List<RoleGrant> rolesOf(Handle handle, PersonId person) {
        return roles.of(handle, person, today(communes.zoneOf(handle, person)));
    }

    /** All running grants of official roles in the commune. */
    public List<RoleGrant> roles(Handle handle, CommuneId commune) {
        return roles.all(handle, commune, today(handle, commune));
    }

    /** Every post whose term runs: official roles first, then the leads of bodies in the order of the bodies. */
    public List<Office> offices(Handle handle, CommuneId commune) {
        return offices.running(handle, commune, today(handle, commune));
    }

    /** All posts the person holds or held, the newest first. */
    public List<Office> officesOf(Handle handle, CommuneId commune, PersonId person) {
        return offices.of(handle, commune, person, today(handle, commune));
    }

    /** Gives an official role. Audited; whether the actor may is asked before. */
    public void grantRole(Handle handle, CommuneId commune, Actor actor, RoleGrant grant) {
        roleBook.grant(handle, commune, actor, grant);
    }

    /** Ends an official role at once; false if it does not run any more. Audited. */
    public boolean endRole(Handle handle, CommuneId commune, Actor actor, Office office) {
        return roleBook.end(handle, commune, actor, office);
    }

    /** Moves the last day of an official role, or takes it away with null; false if it does not run any more. Audited. */
    public boolean setRoleTerm(
            Handle handle, CommuneId commune, Actor actor, Office office, @Nullable LocalDate until) {
        return roleBook.setTerm(handle, commune, actor, office, until);
    }

    /**
     * Puts right what the roll says of a person. Audited by the names of the fields, without values.
     *
     * @param phone 84… or null
     * @return false if nothing was different
     */
    public boolean correct(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId person,
            String name,
            @Nullable String phone,
            @Nullable VillageId village) {
        return corrections.correct(handle, commune, actor, person, name, phone, village);
    }

    /**
     * Takes a person off the roll on their demand: name, phone, village and account go, memberships and posts end; the row stays
     * without a name, because other records count it. Audited.
     */
    public void forget(Handle handle, CommuneId commune, Actor actor, PersonId person) {
        corrections.forget(handle, commune, actor, person);
    }

    /** What the person may do now. */
    public Authority authority(Handle handle, CommuneId commune, PersonId person) {
        if (!people.isOf(handle, commune, person)) {
            return new RunningAuthority(person, List.of());
        }
        LocalDate today = today(handle, commune);
        return authorities.of(
                handle, commune, person, roles.of(handle, person, today), memberships.of(handle, person, today));
    }

    /** The audience as people, each once, counted in the first part that holds them, in the order of bodies and names. */
    public List<Recipient> recipients(Handle handle, CommuneId commune, Audience audience) {
        return recipients.resolve(handle, commune, audience, tree(handle, commune), today(handle, commune));
    }

    /** How many people an audience has, without fetching them. */
    public int countRecipients(Handle handle, CommuneId commune, Audience audience) {
        return recipients.count(handle, commune, audience, today(handle, commune));
    }

    /** Adds a person to the roll. */
    public PersonId addPerson(
            Handle handle, CommuneId commune, String name, @Nullable String phone, @Nullable VillageId village) {
        return people.insert(handle, commune, Vietnamese.clean(name), phone, village, clock.instant());
    }

    /** Adds a membership, or changes its role; false if it already stood so. Audited. */
    public boolean addMembership(
            Handle handle, CommuneId commune, Actor actor, PersonId person, BodyId body, MemberRole role) {
        return book.add(handle, commune, actor, person, body, role, null);
    }

    /**
     * As above with a term: {@code until} is its last day. After it a deputy, leader or chair goes on as an ordinary member.
     */
    public boolean addMembership(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId person,
            BodyId body,
            MemberRole role,
            @Nullable LocalDate until) {
        return book.add(handle, commune, actor, person, body, role, until);
    }

    /** Ends a membership; false if there was none. Audited. */
    public boolean endMembership(Handle handle, CommuneId commune, Actor actor, PersonId person, BodyId body) {
        return book.end(handle, commune, actor, person, body);
    }

    /**
     * Links a Zalo account to the person of the roll who has this phone. What is typed into Zalo proves nothing, so an
     * account is never taken from a person who has one, nor does an account change hands.
     *
     * @param phone in any form people write
     * @return the person, or empty if nobody, or more than one, has the phone, or if that person or this account is linked
     *     otherwise already
     */
    public Optional<Person> linkByPhone(Handle handle, CommuneId commune, ZaloUserId user, String phone) {
        return links.byPhone(handle, commune, user, phone);
    }

    /** Notes that the account interacted with the OA, which opens its window (zalo-openapi §8). Unknown accounts are remembered too. */
    public void noteInteraction(Handle handle, CommuneId commune, ZaloUserId user, Instant at) {
        accounts.interacted(handle, commune, user, at);
    }

    /** Notes a follow or an unfollow. */
    public void noteFollow(Handle handle, CommuneId commune, ZaloUserId user, boolean follows, Instant at) {
        accounts.followed(handle, commune, user, follows, at);
    }

    /** Notes that Zalo says this account does not take our messages, or does again. */
    public void noteBlocked(Handle handle, CommuneId commune, ZaloUserId user, boolean blocked) {
        accounts.blocked(handle, commune, user, blocked);
    }

    /** Links a body to its group chat, or unlinks it with null. Audited. */
    public void linkGroup(Handle handle, CommuneId commune, Actor actor, BodyId body, @Nullable ZaloGroupId group) {
        Body target = bodies.byId(handle, body).orElseThrow();
        if (!Objects.equals(target.group(), group)) {
            bodies.setGroup(handle, body, group);
            audit.record(
                    handle,
                    commune,
                    actor,
                    group == null ? "body.group-unlinked" : "body.group-linked",
                    "body:" + body,
                    group == null ? Map.of() : Map.of("group", group.value()));
        }
    }

    /** Links a Zalo account to a person because an official says so; whatever either was linked to before is undone. Audited. */
    public void link(Handle handle, CommuneId commune, Actor actor, ZaloUserId user, PersonId person) {
        links.byHand(handle, commune, actor, user, person);
    }

    private BodyTree tree(Handle handle, CommuneId commune) {
        return new BodyTree(bodies.all(handle, commune));
    }

    private LocalDate today(Handle handle, CommuneId commune) {
        return today(communes.zone(handle, commune));
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
